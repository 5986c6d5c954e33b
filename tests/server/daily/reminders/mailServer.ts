/** A mail server (RFC 5321, as much of it as a client needs) that keeps what it is given. */
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

export type MailServer = {
  url: string;
  letters: { to: string; data: string }[];
  /** Refuses every letter for now. */
  refuse(refusing: boolean): void;
  /** Lets letters wait. @returns what takes them on */
  hold(): () => void;
  stop(): Promise<void>;
};

export async function startMailServer(): Promise<MailServer> {
  const letters: MailServer['letters'] = [];
  const sockets = new Set<Socket>();
  let refusing = false;
  let held: Promise<void> = Promise.resolve();
  const server = createServer((socket) => {
    sockets.add(socket);
    let to = '';
    let data: string[] | null = null;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 test');
    createInterface({ input: socket }).on('line', (line) => {
      if (data !== null) {
        if (line !== '.') data.push(line);
        else {
          letters.push({ to, data: data.join('\n') });
          data = null;
          say('250 kept');
        }
        return;
      }
      const command = line.slice(0, 4).toUpperCase();
      if (command === 'RCPT') to = line.slice(line.indexOf('<') + 1, line.indexOf('>'));
      if (command === 'RCPT' && refusing) say('451 try again later');
      else if (command === 'DATA') {
        data = [];
        say('354 go on');
      } else if (command === 'RCPT') void held.then(() => say('250 ok'));
      else if (command === 'QUIT') socket.end('221 bye\r\n');
      else say('250 ok');
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuse: (now) => {
      refusing = now;
    },
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    stop: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}

/** The body of a letter, whichever of the two ways mail is encoded in. */
export function readLetter(data: string): string {
  const [head, ...lines] = data.split('\n\n');
  const body = lines.join('\n\n');
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString();
  const bytes = body
    .replaceAll('=\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
