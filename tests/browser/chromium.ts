/**
 * A real Chromium without any step of the system's packages: `CHROMIUM_PATH`, the one inside npm, or an installed one. The
 * one inside npm has no window at all, and takes half the time of a processor for a new page that an installed one takes.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { lstat, mkdir, readFile, writeFile } from 'node:fs/promises';
import { arch, platform, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { makeOnce } from '../../server/ground/db/embedded/draft.ts';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Without the switches about the network Chromium asks for Google's hosts at every start. */
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

type Program = { path: string; environment: Record<string, string> };

/** The Chromium inside npm is built for this system alone. */
const packed = platform() === 'linux' && arch() === 'x64';

const installed = process.env.CHROMIUM_PATH || (packed ? undefined : INSTALLED.find((path) => existsSync(path)));

/** Milliseconds that a test with a browser may take: on a busy machine the longest ones need more than five minutes. */
export const PATIENCE = 600_000;

/** Milliseconds that one step in a browser waits for what it means: on a busy machine a first page may need more than thirty seconds. */
export const STEP_PATIENCE = 120_000;

/** Whether there is the Chromium of npm, which draws alike on every machine; others may draw letters a little differently. */
export const canDrawAlike: boolean = packed;

/**
 * Whether tests can have a browser: they say `describe.runIf(canBrowse)`. Where `CI` is set it is always true, so that
 * tests fail there instead of being left out.
 */
export const canBrowse: boolean = installed !== undefined || packed || Boolean(process.env.CI);

if (!canBrowse) console.warn('NO BROWSER: the tests in a browser are left out. Install Chromium or set CHROMIUM_PATH.');

/** Starts a headless Chromium; the caller closes it. @param switches further ones of its command line */
export async function launchBrowser(switches: string[] = []): Promise<Browser> {
  return launch(installed ? { path: installed, environment: {} } : await unpack(), switches);
}

/** Starts the one inside npm, also where another is installed: what is compared with kept pictures must be drawn by it. */
export async function launchPackedBrowser(): Promise<Browser> {
  return launch(await unpack(), []);
}

function launch({ path, environment }: Program, switches: string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    args: [...SWITCHES, ...switches],
    env: { ...process.env, ...environment },
  });
}

/** Unpacks the Chromium of npm with the system libraries and fonts it needs, once for each of its versions. */
async function unpack(): Promise<Program> {
  if (!packed) throw new Error(`There is no Chromium for ${platform()} on ${arch()}: install one or set CHROMIUM_PATH`);
  const build = dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(await readFile(join(build, '..', 'package.json'), 'utf8')) as { version: string };
  const folder = join(await privateFolder(), version);
  await makeOnce(folder, async (draft) => {
    await mkdir(draft);
    // The name of the runtime makes the package unpack its system libraries; it reads it, and where to, as it is imported.
    const env = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
    const script = `(await import(${JSON.stringify(import.meta.resolve('@sparticuz/chromium'))})).default.executablePath()`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', `await ${script}`], { env });
    await writeFile(join(draft, 'fonts', 'fonts.conf'), describeFonts(folder));
  });
  const environment = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') };
  return { path: join(folder, 'chromium'), environment };
}

/** The list that comes with the fonts names folders of another machine. */
function describeFonts(folder: string): string {
  const dirs = `<dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir>`;
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}</fontconfig>`;
}

/** Nobody else may have put a program there for us to run. */
async function privateFolder(): Promise<string> {
  const folder = join(tmpdir(), `opora-chromium-${userInfo().uid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  if (found.isDirectory() && found.uid === userInfo().uid && (found.mode & 0o022) === 0) return folder;
  throw new Error(`${folder} belongs to another account or is open to others: remove it`);
}
