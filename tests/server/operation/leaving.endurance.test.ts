/** From the demo to a district of one's own, by the command and real servers: neither ever becomes the other. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../server/ground/db/connect.ts';
import { migrate } from '../../../server/ground/db/migrate.ts';
import { putSetting } from '../../../server/ground/db/settings.ts';
import { DEMO_SETTING } from '../../../server/operation/demo/setting.ts';
import type { AboutResponse } from '../../../server/people/identity/schemas.ts';
import { runCommand, spawnCommand } from '../command.ts';
import { makePassableFolder } from '../dataFolder.ts';
import { tokenOf } from '../people/accounts/people.ts';
import { Visitor } from '../people/accounts/visitor.ts';
import { type ServerProcess, startServer, startServerWith, stopServer } from '../process.ts';

const PATIENCE = { timeout: 180_000 };
let home: string;
let demo: string;
let district: string;
let link: string;

beforeAll(async () => {
  home = await makePassableFolder();
  demo = join(home, 'demo');
  district = join(home, 'demo-district');
  // As the demo stands in its database once it is whole, without the half minute that making it takes.
  const { close, db } = await openDatabase({ databaseUrl: null, dataFolder: demo }, 'test');
  await migrate(db);
  await putSetting(db, DEMO_SETTING, { complete: true, accounts: [] });
  await close();
}, PATIENCE.timeout);
afterAll(() => rm(home, { recursive: true, force: true }));

const beginNew = (...args: string[]) => spawnCommand(['new', ...args], { environment: { OPORA_DATA: demo } });

/** What a server says of itself while it runs. */
async function visit<Result>(server: ServerProcess, look: (url: string) => Promise<Result>): Promise<Result> {
  try {
    return await look(server.said().match(/^Opora is ready: (\S+)/m)?.[1] ?? '');
  } finally {
    await stopServer(server);
  }
}

const isDemo = async (url: string) => ((await (await fetch(`${url}/api/about`)).json()) as AboutResponse).demo !== null;

describe('opora new', PATIENCE, () => {
  it('begins an empty district beside the demo, with keys of its own, and says how to go on', async () => {
    const { code, err, out } = await beginNew('--json');
    expect([code, err]).toEqual([0, '']);
    const said = JSON.parse(out);
    expect(said).toMatchObject({ data: district, keys: `${district}-keys`, start: 'npm start' });
    expect(said.setupUrl).toContain(said.setupPath);
    link = said.setupPath;
    expect(JSON.parse(await readFile(join(home, 'demo-left.json'), 'utf8'))).toEqual({ district });
  });

  it('has the next start on the demo’s folder start the district, where its link makes the first administrator', async () => {
    const server = await startServer(demo);
    expect(server.said()).toContain(`The district lies in ${district}`);
    expect(server.said()).toContain('Open the link that you were given');
    await visit(server, async (url) => {
      expect(await isDemo(url)).toBe(false);
      const { body } = await new Visitor(url).ask('POST', '/api/account-links/look', {
        token: tokenOf({ path: link }),
      });
      expect(body).toMatchObject({ kind: 'setup', needsDistrict: true });
    });
  });

  it('has the start after that print a new link, in case the first is lost', async () => {
    const server = await startServer(demo);
    const printed = server.said().match(/\/link#\S+/)?.[0] ?? '';
    await visit(server, async (url) => {
      const look = async (path: string) =>
        (await new Visitor(url).ask('POST', '/api/account-links/look', { token: tokenOf({ path }) })).status;
      expect([await look(link), await look(printed)]).toEqual([410, 200]);
    });
  });

  it('leaves the demo as it was: --demo starts it, and `opora demo` tells of it', async () => {
    const server = await startServer(demo, '--demo');
    expect(server.said()).toMatch(/type the code \d{4}-\d{4}-\d{4}/);
    expect(await visit(server, isDemo)).toBe(true);
    const { out } = await spawnCommand(['demo', '--json'], { environment: { OPORA_DATA: demo } });
    expect(JSON.parse(out).leaveCode).toMatch(/^\d{4}-\d{4}-\d{4}$/);
  });

  it('is done once beside the demo, and elsewhere as often as wanted without being remembered', async () => {
    const again = await beginNew();
    expect([again.code, again.out]).toEqual([2, '']);
    expect(again.err).toBe(
      `opora: the district was begun already, in ${district}: npm start starts it, --data DIR begins another\n`,
    );
    const other = join(home, 'other');
    expect(JSON.parse((await beginNew('--data', other, '--json')).out)).toMatchObject({
      data: other,
      start: `OPORA_DATA=${other} npm start`,
    });
    // Nobody has begun to work in it: it is taken up again, by a link of its own.
    expect((await beginNew('--data', other)).out).toContain('/link#');
    expect(JSON.parse(await readFile(join(home, 'demo-left.json'), 'utf8'))).toEqual({ district });
    expect(await readdir(home)).not.toContain('other-left.json');
  });

  it.each([
    ['a folder with something in it', 'full', 'is not empty: name a folder that is'],
    ['the demo’s own folder', 'demo', 'must not lie in one another'],
    ['a folder within the demo’s', 'demo/within', 'must not lie in one another'],
    ['a folder with the demo within', '.', 'must not lie in one another'],
    ['a file', 'file', 'is no folder'],
  ])('refuses %s in one line', async (_, name, reason) => {
    await mkdir(join(home, 'full', 'letters'), { recursive: true });
    await writeFile(join(home, 'file'), 'text');
    const { code, err, out } = await runCommand(['new', '--data', join(home, name)], {
      environment: { OPORA_DATA: demo },
    });
    expect([code, out]).toEqual([2, '']);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain(reason);
  });

  it('refuses another installation’s folder, and an external database, which needs no folder', async () => {
    const elsewhere = { OPORA_DATA: join(home, 'third') };
    const onDemo = await spawnCommand(['new', '--data', demo], { environment: elsewhere });
    expect([onDemo.code, onDemo.err]).toEqual([
      2,
      `opora: ${demo} holds a demo already, which was left as it is: name another folder\n`,
    ]);
    const external = { ...elsewhere, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' };
    expect((await spawnCommand(['new'], { environment: external })).err).toContain('make an empty database');
  });
});

describe('a start', PATIENCE, () => {
  it('makes no district of a demo', async () => {
    await expect(startServerWith({ OPORA_STAY: 'yes' }, demo, '--empty')).rejects.toThrow(
      `${demo} holds the demo, and a demo never becomes a district: npm run -s opora -- new`,
    );
  });

  it('makes no demo of a district, also of one that is still empty', async () => {
    const empty = join(home, 'empty');
    expect(await visit(await startServer(empty, '--empty'), isDemo)).toBe(false);
    expect(await visit(await startServer(empty), isDemo)).toBe(false);
    await expect(startServer(empty, '--demo')).rejects.toThrow('this database holds a district');
  });

  it('does not begin anew where the district’s folder is away', async () => {
    await rm(district, { recursive: true });
    await expect(startServer(demo)).rejects.toThrow(`the district's folder ${district} is missing`);
  });
});
