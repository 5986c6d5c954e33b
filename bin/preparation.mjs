/**
 * Makes ready whatever the next step needs: the libraries, the runtime that comes with them and, where asked for, the pages.
 * Runs before any library is there, on the machine's own Node, so it stands on built-in modules alone.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exclusively } from './exclusive.mjs';
import { Failure, say } from './failure.mjs';
import { countInstalled, findLocked } from './installed.mjs';
import { isRuntime, noRoom, requireLibc, requireRoom } from './requirements.mjs';

export const PROJECT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const RUNTIME = join(PROJECT, 'node_modules', '.bin', 'node');
const LIBRARIES_NOTE = join(PROJECT, 'node_modules', '.opora-lock');
const PAGES = join(PROJECT, 'dist', 'client');
const PAGES_NOTE = join(PROJECT, 'dist', '.opora-build');
/** What the pages are built from. Types from elsewhere leave no trace in them. */
const PAGE_SOURCES = [
  'client',
  'bin/pages',
  'docs/methods.md',
  'docs/methods.ru.md',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

const SYSTEM = `${process.platform}-${process.arch}`;
const COUNT_EVERY_MS = 500;

/** The program of what `npm run …` runs: the one among the libraries, or the machine's own where that is new enough. */
export function findRuntime() {
  return existsSync(RUNTIME) ? RUNTIME : process.execPath;
}

/**
 * @param {boolean} withPages
 * @param {ReturnType<typeof import('./progress.mjs').createProgress>} progress
 * @param {AbortSignal} [signal] ends what is under way
 * @throws {Failure} in one line that says what to do
 */
export async function prepare(withPages, progress, signal) {
  const ready = () => librariesAreReady(noteLibraries()) && (!withPages || pagesAreReady(hashPages()));
  if (ready()) return;
  const onWait = () => say('waiting for another process that prepares this folder …');
  await exclusively(PROJECT, onWait, async () => {
    const libraries = noteLibraries();
    if (!librariesAreReady(libraries)) await installLibraries(libraries, progress, signal);
    const pages = withPages ? hashPages() : null;
    if (pages && !pagesAreReady(pages)) await buildPages(pages, progress, signal);
  });
}

function librariesAreReady(note) {
  return readNote(LIBRARIES_NOTE) === note && runtimeIsReady();
}

/** What is noted of libraries that were installed: for which system, and from which lock file. */
function noteLibraries() {
  const lock = readFileSync(join(PROJECT, 'package-lock.json'));
  return `${SYSTEM} ${createHash('sha256').update(lock).digest('hex')}`;
}

async function installLibraries(note, progress, signal) {
  requireLibc();
  if (readNote(LIBRARIES_NOTE) !== note && !isInstalledByHand()) {
    requireRoom(PROJECT);
    progress.begin('libraries');
    rmSync(LIBRARIES_NOTE, { force: true });
    const locked = findLocked(PROJECT);
    const count = () => progress.advance(countInstalled(PROJECT, locked), locked.length);
    const timer = setInterval(count, COUNT_EVERY_MS);
    const options = ['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'];
    await run('npm', options, progress, { signal }).finally(() => clearInterval(timer));
  }
  if (!runtimeIsReady()) await installRuntime(progress, signal);
  writeFileSync(LIBRARIES_NOTE, note);
}

/** Whether npm's own record of what it installed agrees with the lock file, as it does after an `npm install` by hand. */
function isInstalledByHand() {
  const last = readNote(LIBRARIES_NOTE);
  if (last !== null && !last.startsWith(`${SYSTEM} `)) return false;
  const installed = readPackages(join(PROJECT, 'node_modules', '.package-lock.json'));
  const { '': _project, ...locked } = readPackages(join(PROJECT, 'package-lock.json'));
  const agrees = ([path, { version }]) => locked[path]?.version === version;
  const isThere = ([path, { optional, devOptional }]) => optional || devOptional || path in installed;
  return Object.entries(installed).every(agrees) && Object.entries(locked).every(isThere);
}

function readPackages(path) {
  return JSON.parse(readNote(path) ?? '{}').packages ?? {};
}

/** True as well where the machine's own Node is new enough: then the npm scripts find that one. */
function runtimeIsReady() {
  return existsSync(RUNTIME) || (isRuntime() && !process.execPath.startsWith(PROJECT + sep));
}

/** The package `node` fetches its program in an install script, which npm may have been told not to run. */
async function installRuntime(progress, signal) {
  progress.begin('runtime');
  const options = ['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error'];
  await run('npm', options, progress, { signal, environment: { npm_config_ignore_scripts: 'false' } });
  if (existsSync(RUNTIME)) return;
  throw new Failure(
    'Node 24 could not be installed: allow the install script of the package "node", or install Node 24',
  );
}

function hashPages() {
  const hash = createHash('sha256');
  for (const name of PAGE_SOURCES) addToHash(hash, name);
  return hash.digest('hex');
}

function addToHash(hash, name) {
  const path = join(PROJECT, name);
  if (statSync(path).isDirectory()) for (const entry of readdirSync(path).sort()) addToHash(hash, `${name}/${entry}`);
  else hash.update(`${name}\0`).update(readFileSync(path)).update('\0');
}

function pagesAreReady(hash) {
  return readNote(PAGES_NOTE) === hash && existsSync(PAGES);
}

async function buildPages(hash, progress, signal) {
  progress.begin('pages');
  rmSync(PAGES_NOTE, { force: true });
  const vite = join('node_modules', 'vite', 'bin', 'vite.js');
  await run(findRuntime(), [vite, 'build', '--logLevel', 'error'], progress, { signal });
  mkdirSync(join(PROJECT, 'dist'), { recursive: true });
  writeFileSync(PAGES_NOTE, hash);
}

/**
 * Runs a program in the project, and passes on what it complains of. It gets the machine's own Node, because the one among the
 * libraries goes away while npm lays them anew.
 */
async function run(program, options, progress, { environment = {}, signal }) {
  const own = join(PROJECT, 'node_modules', '.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => resolve(folder) !== own);
  const env = { ...process.env, ...environment, PATH: path.join(delimiter) };
  const child = spawn(program, options, { cwd: PROJECT, env, stdio: ['ignore', 'pipe', 'pipe'], signal });
  let complaints = '';
  child.stdout.resume();
  child.stderr.on('data', (text) => {
    complaints = (complaints + text).slice(-10_000);
    progress.pass(text);
  });
  const code = await new Promise((ended, failed) => {
    child.on('error', (error) => failed(new Failure(describeMissing(program, error))));
    child.on('close', ended);
  });
  if (code === 0) return;
  if (/ENOSPC/.test(complaints)) throw noRoom(PROJECT, 'it is full');
  throw new Failure(`"${[program, ...options].join(' ')}" failed, and says why above: mend that and start again`);
}

function describeMissing(program, { code, message }) {
  if (code === 'ENOENT') return `${program} is missing: install it (it comes with Node) and start again`;
  return `${program} cannot be started: ${message}`;
}

function readNote(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
