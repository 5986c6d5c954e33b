/**
 * Makes ready whatever the next step needs and says each step in a line on standard error: the libraries, the runtime
 * that comes with them and, with the argument `client`, the pages. Runs before any library is there, on the machine's own
 * Node, so it stands on built-in modules alone.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exclusively } from './exclusive.mjs';

const PROJECT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const OLDEST_NODE = [20, 19];
/** The first version that runs TypeScript as we write it. */
const OLDEST_RUNTIME = [24, 0];
const RUNTIME = join(PROJECT, 'node_modules', '.bin', 'node');
const LIBRARIES_NOTE = join(PROJECT, 'node_modules', '.opora-lock');
const PAGES = join(PROJECT, 'dist', 'client');
const PAGES_NOTE = join(PROJECT, 'dist', '.opora-build');
/** What the pages are built from. Types from elsewhere leave no trace in them. */
const PAGE_SOURCES = [
  'client',
  'docs/methods.md',
  'docs/methods.ru.md',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

const say = (line) => process.stderr.write(`opora: ${line}\n`);

class Failure extends Error {}

const SYSTEM = `${process.platform}-${process.arch}`;

function librariesAreReady(note) {
  return readNote(LIBRARIES_NOTE) === note && runtimeIsReady();
}

/** What is noted of libraries that were installed: for which system, and from which lock file. */
function noteLibraries() {
  const lock = readFileSync(join(PROJECT, 'package-lock.json'));
  return `${SYSTEM} ${createHash('sha256').update(lock).digest('hex')}`;
}

function installLibraries(note) {
  if (readNote(LIBRARIES_NOTE) !== note && !isInstalledByHand()) {
    say('installing the libraries (npm ci; about half a minute the first time) …');
    rmSync(LIBRARIES_NOTE, { force: true });
    run('npm', ['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'], PROJECT);
  }
  if (!runtimeIsReady()) installRuntime();
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
  return existsSync(RUNTIME) || (isAtLeast(OLDEST_RUNTIME) && !process.execPath.startsWith(PROJECT + sep));
}

/** The package `node` fetches its program in an install script, which npm may have been told not to run. */
function installRuntime() {
  say('installing the runtime (Node 24) …');
  const environment = { npm_config_ignore_scripts: 'false' };
  run('npm', ['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error'], PROJECT, environment);
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

function buildPages(hash) {
  say('building the pages …');
  rmSync(PAGES_NOTE, { force: true });
  const runtime = existsSync(RUNTIME) ? RUNTIME : process.execPath;
  run(runtime, [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error'], PROJECT);
  mkdirSync(join(PROJECT, 'dist'), { recursive: true });
  writeFileSync(PAGES_NOTE, hash);
}

/**
 * Runs a program whose output goes to standard error. It gets the machine's own Node, because the one among the
 * libraries goes away while npm lays them anew.
 */
function run(program, options, cwd, environment = {}) {
  const own = join(PROJECT, 'node_modules', '.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => resolve(folder) !== own);
  const env = { ...process.env, ...environment, PATH: path.join(delimiter) };
  const { status, error } = spawnSync(program, options, { cwd, env, stdio: ['ignore', 2, 2] });
  if (error) throw new Failure(`${program} cannot be started: ${error.message}`);
  if (status !== 0) throw new Failure(`"${[program, ...options].join(' ')}" failed`);
}

function readNote(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function isAtLeast([major, minor]) {
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

async function prepare(withPages) {
  if (!isAtLeast(OLDEST_NODE)) throw new Failure(`Opora needs Node 20.19 or later; this is ${process.versions.node}`);
  const ready = () => librariesAreReady(noteLibraries()) && (!withPages || pagesAreReady(hashPages()));
  if (ready()) return;
  const onWait = () => say('waiting for another process that prepares this folder …');
  await exclusively(PROJECT, onWait, () => {
    const libraries = noteLibraries();
    if (!librariesAreReady(libraries)) installLibraries(libraries);
    const pages = withPages ? hashPages() : null;
    if (pages && !pagesAreReady(pages)) buildPages(pages);
  });
}

try {
  await prepare(process.argv[2] === 'client');
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  say(error.message);
  process.exitCode = 1;
}
