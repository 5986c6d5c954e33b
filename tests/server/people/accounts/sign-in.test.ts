import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount } from '../../../../server/people/identity/auth.ts';
import { insertMembership } from '../../../../server/people/identity/store.ts';
import { movableClock, startApplication, type TestApplication } from '../../application.ts';
import { makeWorld, type World } from '../../world.ts';
import { Visitor } from './visitor.ts';

const PASSWORD = 'three green kettles';
const MINUTE = 60_000;
const clock = movableClock();
let opora: TestApplication;
let world: World;

beforeAll(async () => {
  opora = await startApplication(clock);
  world = await makeWorld(opora.services);
});
afterAll(() => opora.stop());

/** A head of the first school with a name of their own. */
async function makeHead(username: string): Promise<string> {
  const id = await createAccount(opora.services.auth, { username, name: 'Head', password: PASSWORD });
  await insertMembership(opora.services.db, id, { role: 'head', territoryId: null, schoolId: world.schoolIds[0] });
  return id;
}

const signIn = (username: string, password: string) => new Visitor(opora.url).signIn(username, password);

async function failTimes(count: number, username: string): Promise<void> {
  for (let time = 0; time < count; time++) {
    expect(await signIn(username, `wrong password ${time}`)).toMatchObject({
      status: 401,
      body: { code: 'signInRefused' },
    });
  }
}

describe('signing in', { timeout: 60_000 }, () => {
  it('takes the user name in any case, or the e-mail address', async () => {
    const id = await makeHead('by.mail');
    await opora.services.db.updateTable('account').set({ email: 'head@school.example' }).where('id', '=', id).execute();
    for (const name of ['by.mail', ' By.Mail ', 'head@school.example', 'HEAD@school.example']) {
      const visitor = new Visitor(opora.url);
      expect(await visitor.signIn(name, PASSWORD)).toEqual({ status: 200, body: { secondFactor: false } });
      expect((await visitor.ask('GET', '/api/session')).status).toBe(200);
    }
  });

  it('shows no token of the session to scripts', async () => {
    await makeHead('no.token');
    const response = await fetch(`${opora.url}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: opora.url },
      body: JSON.stringify({ username: 'no.token', password: PASSWORD }),
    });
    expect(response.headers.getSetCookie().every((cookie) => /httponly/i.test(cookie))).toBe(true);
    expect(await response.text()).toBe('{"secondFactor":false}');
  });

  it('answers unknown names, wrong passwords and disabled accounts alike', async () => {
    await makeHead('known.one');
    const disabled = await makeHead('disabled.one');
    await opora.services.db
      .updateTable('account')
      .set({ disabled_at: clock.now() })
      .where('id', '=', disabled)
      .execute();
    const wrong = await signIn('known.one', 'a wrong password');
    expect(wrong).toMatchObject({ status: 401, body: { code: 'signInRefused' } });
    expect(await signIn('nobody.at.all', 'a wrong password')).toEqual(wrong);
    expect(await signIn('nobody@nowhere.example', 'a wrong password')).toEqual(wrong);
    expect(await signIn('!', 'a wrong password')).toEqual(wrong);
    expect(await signIn('disabled.one', PASSWORD)).toEqual(wrong);
  });

  it('works as hard for an unknown name as for a known one', async () => {
    // Both cost one run of the slow function of passwords; without it an answer takes a twentieth. Counted is the work of
    // this process, in microseconds: the clock would count what else the machine does.
    const work = async (username: string) => {
      const start = process.cpuUsage();
      await signIn(username, 'a wrong password');
      const { system, user } = process.cpuUsage(start);
      return system + user;
    };
    const [known, unknown]: number[][] = [[], []];
    for (let round = 0; round < 5; round++) {
      await makeHead(`timed${round}`);
      known.push(await work(`timed${round}`));
      unknown.push(await work(`absent${round}`));
    }
    const median = (works: number[]) => works.toSorted((a, b) => a - b)[2];
    const ratio = median(unknown) / median(known);
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });
});

// Every attempt costs one run of the slow function of passwords.
describe('the delay after failed sign-ins', { timeout: 120_000 }, () => {
  it.each([['known'], ['unknown']])('comes after five failures for a %s name and grows', async (kind) => {
    const name = `delayed.${kind}`;
    if (kind === 'known') await makeHead(name);
    await failTimes(5, name);
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      expect(await signIn(name, PASSWORD)).toMatchObject({
        status: 429,
        body: { code: 'signInDelayed', retryAfter: minutes * 60 },
      });
      clock.forward(minutes * MINUTE);
      await failTimes(1, name);
    }
  });

  it('lets nobody in before it is over, also with the right password, and forgets all after a success', async () => {
    await makeHead('comes.back');
    await failTimes(6 - 1, 'comes.back');
    expect((await signIn('comes.back', PASSWORD)).status).toBe(429);
    clock.forward(MINUTE);
    expect((await signIn('COMES.BACK', PASSWORD)).status).toBe(200);
    await failTimes(4, 'comes.back');
    expect((await signIn('comes.back', PASSWORD)).status).toBe(200);
  });

  it('gives many guesses at once no more tries than one after another', async () => {
    await makeHead('many.at.once');
    const answers = await Promise.all(Array.from({ length: 20 }, (_, time) => signIn('many.at.once', `guess ${time}`)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('belongs to one name: others sign in from the same address', async () => {
    await makeHead('the.other');
    expect((await signIn('many.at.once', PASSWORD)).status).toBe(429);
    expect((await signIn('the.other', PASSWORD)).status).toBe(200);
  });

  it('is kept in the database without the name that was typed', async () => {
    const rows = await opora.services.db.selectFrom('sign_in_delay').selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain('many');
    expect(rows.every(({ name_hash }) => name_hash.length === 32)).toBe(true);
  });

  it('is forgotten after a day without a failure', async () => {
    clock.forward(25 * 60 * MINUTE);
    await failTimes(4, 'delayed.unknown');
    expect((await signIn('delayed.unknown', 'a wrong password')).status).toBe(401);
  });
});
