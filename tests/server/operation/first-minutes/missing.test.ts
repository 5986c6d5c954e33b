import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeSmallProject, PATIENCE, pretend, type Started } from './small-project.ts';

const NODE_20 = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } });";
const glibc = (version: string) => `process.report.getReport = () => ({ header: { ${version} } });`;
const FULL_DISK = 'fs.statfsSync = () => ({ bavail: 700, bsize: 1e6 });';
const READ_ONLY = "fs.accessSync = () => { throw new Error('EACCES'); };";

/** The start must end, with the code of a failure, in one line that says what to do, and without a stack. */
async function expectEnd(started: Started, line: RegExp): Promise<void> {
  expect(await started.ended).toBe(1);
  const lines = started.said().trim().split('\n');
  expect(lines.at(-1)).toMatch(line);
  expect(lines.filter((each) => /^\s+at |Error:/.test(each))).toEqual([]);
  expect(lines.filter((each) => /^opora: (?!starting|installing)/.test(each))).toHaveLength(1);
}

describe('what the machine lacks is one line that says what to do:', () => {
  test.each([
    [
      'a Node that is too old',
      "Object.defineProperty(process, 'versions', { value: { node: '18.20.4' } });",
      /^opora: Opora needs Node 20\.19 or later, and this is 18\.20\.4: install a newer one$/,
    ],
    [
      'an Alpine, which has no glibc',
      glibc(''),
      /^opora: Opora needs a Linux with glibc 2\.28 or later, and this one has no glibc .*: use Debian 10/,
    ],
    ['a glibc that is too old', glibc("glibcVersionRuntime: '2.17'"), /this one has glibc 2\.17: use Debian 10/],
    [
      'a disk without room',
      FULL_DISK,
      /^opora: there is too little room on the disk of .* \(700 MB are free\): free 1200 MB .* and start again$/,
    ],
    [
      'a folder that cannot be written to',
      READ_ONLY,
      /^opora: the folder .* cannot be written to: give this account the right/,
    ],
  ])('%s', async (_name, machine, line) => {
    const project = await makeSmallProject();
    await expectEnd(await project.start(await pretend(project.folder, machine)), line);
  });

  test('a port that is none', async () => {
    const project = await makeSmallProject();
    await expectEnd(await project.start({ PORT: 'eighty' }), /^opora: PORT must be a whole number from 0 to 65535/);
  });

  test('an address that is not of this machine', async () => {
    const project = await makeSmallProject();
    await expectEnd(
      await project.start({ HOST: '192.0.2.1' }),
      /^opora: it cannot listen on 192\.0\.2\.1 .*set HOST to/,
    );
  });
});

describe('npm', () => {
  test('that is missing is named', async () => {
    const project = await makeSmallProject();
    await project.setNpm(null);
    await expectEnd(await project.start(), /^opora: npm is missing: install it/);
  });

  test('that fills the disk is told as such', async () => {
    const project = await makeSmallProject();
    await project.setNpm('#!/bin/sh\necho "npm error code ENOSPC" >&2\nexit 228\n');
    await expectEnd(
      await project.start(),
      /^opora: there is too little room on the disk of .* \(it is full\): free 1200 MB/,
    );
  });

  test('that fails says why, and the last line says what to do', async () => {
    const project = await makeSmallProject();
    await project.setNpm('#!/bin/sh\necho "npm error network" >&2\nexit 1\n');
    const started = await project.start();
    await expectEnd(started, /^opora: "npm ci .*" failed, and says why above: mend that and start again$/);
    expect(started.said()).toContain('npm error network\n');
  });

  test('that runs no scripts is asked for the runtime itself', async () => {
    const project = await makeSmallProject();
    // `npm ci` lays no program of Node; `npm rebuild node` does, as long as it is told to run the script.
    await project.setNpm(`#!/bin/sh
echo "$* $npm_config_ignore_scripts" >> asked
mkdir -p node_modules/.bin node_modules/vite/bin
echo "require('node:fs').mkdirSync('dist/client', { recursive: true })" > node_modules/vite/bin/vite.js
[ "$1" = rebuild ] && ln -s ${process.execPath} node_modules/.bin/node
exit 0
`);
    await project.allow('server');
    const machine = await pretend(project.folder, NODE_20);
    const started = await project.start({ ...machine, npm_config_ignore_scripts: 'true' });
    await expect.poll(async () => (await fetch(started.url).catch(() => null))?.status, PATIENCE).toBe(200);
    expect(await readFile(join(project.folder, 'asked'), 'utf8')).toMatch(
      /^ci .* true\nrebuild node --ignore-scripts=false .* false\n$/,
    );
  });

  test('that lays no runtime even so ends the start', async () => {
    const project = await makeSmallProject();
    await project.setNpm('#!/bin/sh\nmkdir -p node_modules\n');
    await expectEnd(
      await project.start(await pretend(project.folder, NODE_20)),
      /^opora: Node 24 could not be installed: allow the install script of the package "node", or install Node 24$/,
    );
  });
});
