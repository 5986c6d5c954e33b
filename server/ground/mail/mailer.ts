/** Mail that leaves Opora: by the server of `OPORA_SMTP`, or not at all. */
import nodemailer from 'nodemailer';

export type Mail = { to: string; subject: string; text: string };

export type Mailer = {
  /** Resolves when the mail server has taken it over; throws when it has not. */
  send(mail: Mail): Promise<void>;
  close(): void;
};

/** A mail server that does not answer must not hold up the work behind it. */
const TIMEOUT_MS = 20_000;

/** @param from the sender's address @param sender the name that stands beside it */
export function createMailer(smtp: string, from: string, sender: string): Mailer {
  const transport = nodemailer.createTransport({
    url: smtp,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // A letter is its text: nothing in it is fetched or read from this machine.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ subject, text, to }) {
      await transport.sendMail({ from: { name: sender, address: from }, to, subject, text });
    },
    close: () => transport.close(),
  };
}
