/** A new password by a letter, over HTTP, with a mail server of the test's own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putSetting } from '../../../../server/ground/db/settings.ts';
import { createMailer, type Mailer } from '../../../../server/ground/mail/mailer.ts';
import { sendPasswordLetter } from '../../../../server/people/forgotten-password/forgotten.ts';
import { createAccount } from '../../../../server/people/identity/auth.ts';
import { insertMembership } from '../../../../server/people/identity/store.ts';
import { ADDRESS_SETTING } from '../../../../server/session.ts';
import { movableClock, startApplication, type TestApplication } from '../../application.ts';
import { type MailServer, readLetter, startMailServer } from '../../daily/reminders/mailServer.ts';
import { makeWorld, type World } from '../../world.ts';
import { atSchool, enter, inTerritory, PASSWORD, tokenOf } from './people.ts';
import { Visitor } from './visitor.ts';

const MINUTE = 60_000;
const ADDRESS = 'https://opora.example';
const NEW_PASSWORD = 'four red umbrellas';
const clock = movableClock();
const errors: unknown[] = [];
let opora: TestApplication;
let world: World;
let post: MailServer;
let mailer: Mailer;

beforeAll(async () => {
  post = await startMailServer();
  mailer = createMailer(post.url, 'opora@district.example', 'Опора');
  opora = await startApplication(clock, { mailer, failed: (error) => errors.push(error) });
  await putSetting(opora.services.db, ADDRESS_SETTING, ADDRESS);
  world = await makeWorld(opora.services);
});
afterAll(async () => {
  mailer?.close();
  await Promise.all([opora?.stop(), post?.stop()]);
});

/** A head with a mailbox. @returns the account's id */
async function makeHead(username: string, email = `${username}@school.example`): Promise<string> {
  const { auth, db } = opora.services;
  const id = await createAccount(auth, { username, name: 'Head', password: PASSWORD });
  await insertMembership(db, id, { role: 'head', ...atSchool(world.schoolIds[0]) });
  await db.updateTable('account').set({ email }).where('id', '=', id).execute();
  return id;
}

const ask = (username: string) => new Visitor(opora.url).ask('POST', '/api/forgotten-password', { username });
const look = (token: string) => new Visitor(opora.url).ask('POST', '/api/account-links/look', { token });
const open = (token: string) =>
  new Visitor(opora.url).ask('POST', '/api/account-links/use', { token, password: NEW_PASSWORD });

/** The letters to an address, as they are read. */
async function lettersTo(address: string): Promise<string[]> {
  await opora.services.jobs.idle();
  return post.letters.filter(({ to }) => to === address).map(({ data }) => readLetter(data));
}

const tokenIn = (letter: string) => tokenOf({ path: letter.match(/\/link#\S+/)?.[0] ?? '' });

describe('a letter with a link for a new password', () => {
  it('goes to the address of the account, by user name or by address, and the link sets the password', async () => {
    await makeHead('forgets');
    expect(await ask(' Forgets ')).toEqual({ status: 200, body: {} });
    const [letter] = await lettersTo('forgets@school.example');
    expect(letter).toContain(`${ADDRESS}/link#`);
    expect(letter).toContain('forgets');
    expect((await look(tokenIn(letter))).body).toMatchObject({ kind: 'password', username: 'forgets' });
    expect((await open(tokenIn(letter))).status).toBe(200);
    expect((await new Visitor(opora.url).signIn('forgets', NEW_PASSWORD)).status).toBe(200);
    expect((await open(tokenIn(letter))).body.code).toBe('linkUsed');
    expect((await ask('FORGETS@school.example')).status).toBe(200);
    expect(await lettersTo('forgets@school.example')).toHaveLength(2);
  });

  it('holds the one open link: a newer letter ends the one before, and an hour ends the newest', async () => {
    await makeHead('asks.twice');
    await ask('asks.twice');
    await lettersTo('asks.twice@school.example');
    await ask('asks.twice');
    const [first, second] = await lettersTo('asks.twice@school.example');
    expect((await look(tokenIn(first))).body.code).toBe('linkWithdrawn');
    clock.forward(59 * MINUTE);
    expect((await look(tokenIn(second))).status).toBe(200);
    clock.forward(2 * MINUTE);
    expect((await look(tokenIn(second))).body.code).toBe('linkExpired');
  });

  it('leaves the second factor as it was', async () => {
    const id = await makeHead('has.phone');
    await opora.services.db.updateTable('account').set({ twoFactorEnabled: true }).where('id', '=', id).execute();
    await ask('has.phone');
    const [letter] = await lettersTo('has.phone@school.example');
    await open(tokenIn(letter));
    expect(await new Visitor(opora.url).signIn('has.phone', NEW_PASSWORD)).toMatchObject({
      body: { secondFactor: true },
    });
  });

  it('is an entry of the audit that names nobody as the one who asked', async () => {
    const id = await makeHead('is.noted');
    await ask('is.noted');
    await lettersTo('is.noted@school.example');
    const entries = await opora.services.db
      .selectFrom('audit_entry')
      .select(['action', 'account_id', 'school_id'])
      .where('record_id', '=', id)
      .execute();
    expect(entries).toEqual([{ action: 'account.passwordLetter', account_id: null, school_id: world.schoolIds[0] }]);
  });

  it('waits for a mail server that is away: the answer is the same, and the next try sends a link that works', async () => {
    const id = await makeHead('late.letter');
    post.refuse(true);
    expect(await ask('late.letter')).toEqual({ status: 200, body: {} });
    await expect.poll(() => errors.length).toBeGreaterThan(0);
    const links = await opora.services.db.selectFrom('account_link').selectAll().where('account_id', '=', id).execute();
    expect(links.map(({ withdrawn_at }) => withdrawn_at !== null)).toEqual([true]);
    post.refuse(false);
    // The queue tries again after half a minute; this is what it does then.
    await sendPasswordLetter(opora.services, mailer, ADDRESS, id);
    const [letter = ''] = post.letters
      .filter(({ to }) => to === 'late.letter@school.example')
      .map(({ data }) => readLetter(data));
    expect((await look(tokenIn(letter))).status).toBe(200);
  });
});

describe('whoever asks for a letter', () => {
  it('learns nothing of who has an account, an address or a disabled account', async () => {
    const { db } = opora.services;
    const disabled = await makeHead('disabled.head');
    await db.updateTable('account').set({ disabled_at: clock.now() }).where('id', '=', disabled).execute();
    await makeHead('no.address', 'no.address@opora.invalid');
    await makeHead('has.address');
    const before = post.letters.length;
    const answers = [];
    for (const name of ['has.address', 'no.address', 'disabled.head', 'nobody', 'nobody@nowhere.example', "'; --"])
      answers.push(await ask(name));
    expect(answers).toEqual(Array(6).fill({ status: 200, body: {} }));
    await opora.services.jobs.idle();
    expect(post.letters.slice(before).map(({ to }) => to)).toEqual(['has.address@school.example']);
  });

  it('causes as much work before the answer by an unknown name as by a known one', async () => {
    // Counted are the questions to the database, of which the time of an answer consists.
    const questions = async (username: string) => {
      let count = 0;
      const { jobs } = opora.services;
      const send = jobs.send;
      jobs.send = (async (...sent: Parameters<typeof send>) => {
        count += 1;
        await send(...sent);
      }) as typeof send;
      await ask(username);
      jobs.send = send;
      return count;
    };
    expect([await questions('has.address'), await questions('never.heard.of')]).toEqual([1, 1]);
  });

  it.each([['known'], ['unknown']])(
    'waits after five times for a %s name, and can still sign in by it',
    async (kind) => {
      const name = `impatient.${kind}`;
      if (kind === 'known') await makeHead(name);
      for (let time = 0; time < 5; time++) expect((await ask(name)).status).toBe(200);
      expect(await ask(name.toUpperCase())).toMatchObject({
        status: 429,
        body: { code: 'linkAskedOften', retryAfter: 60 },
      });
      clock.forward(MINUTE);
      expect((await ask(name)).status).toBe(200);
      if (kind === 'known') expect((await new Visitor(opora.url).signIn(name, PASSWORD)).status).toBe(200);
    },
  );

  it('leaves no typed name behind', async () => {
    await ask('my secret password');
    await opora.services.jobs.idle();
    const { db } = opora.services;
    const kept = [
      await db.selectFrom('sign_in_delay').selectAll().execute(),
      await db.selectFrom('audit_entry').selectAll().execute(),
    ];
    expect(JSON.stringify(kept)).not.toContain('my secret password');
  });
});

describe('where no mail is set up', () => {
  it('the sign-in page is told so, and the question is refused', async () => {
    const silent = await startApplication(clock);
    try {
      const about = async ({ url }: TestApplication) =>
        (await new Visitor(url).ask<{ mail: boolean }>('GET', '/api/about')).body.mail;
      expect([await about(silent), await about(opora)]).toEqual([false, true]);
      const refused = await new Visitor(silent.url).ask('POST', '/api/forgotten-password', { username: 'anybody' });
      expect(refused).toMatchObject({ status: 409, body: { code: 'mailMissing' } });
    } finally {
      await silent.stop();
    }
  });
});

describe('an administrator', () => {
  it('sees the letter in the log of actions', async () => {
    const administrator = await enter(opora, 'administrator', inTerritory(world.territoryId));
    const { body } = await administrator.ask<object>('GET', '/api/audit?action=account.passwordLetter');
    expect(JSON.stringify(body)).toContain('account.passwordLetter');
  });
});
