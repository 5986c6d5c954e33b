/**
 * Tries `npm start` in a fresh clone of the last commit under each condition: as root inside a home of mode 700, as root
 * where no account `postgres` exists, and as an ordinary user. Each must reach /healthz with the demo in it, stop on
 * SIGTERM without leaving a process, and be ready in under 3 seconds the second time. Says loudly what it left out.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CONDITIONS } from './conditions.mjs';

const PROJECT = resolve(import.meta.dirname, '..');
const PATIENCE_MS = 300_000;
const SECOND_START_MS = 3_000;

function requireThat(condition, fault) {
  if (!condition) throw new Error(fault);
}

async function tryCondition({ prefix, owner }) {
  // The condition is a home that only its owner may enter, so everything happens below one.
  const home = mkdtempSync('/tmp/opora-home-');
  chownSync(home, owner, owner);
  const start = prefix(home);
  const clone = join(home, 'opora');
  const machine = { home, clone, start, port: await findFreePort() };
  try {
    run('git', ['clone', '--quiet', `file://${PROJECT}`, clone], {});
    if (owner !== process.getuid()) run('chown', ['-R', `${owner}:${owner}`, clone], {});
    const first = await startAndStop(machine, checkDemo);
    const second = await startAgain(machine);
    requireThat(second < SECOND_START_MS, `the second start took ${Math.round(second)} ms`);
    return `first start ${(first / 1000).toFixed(1)} s, second ${(second / 1000).toFixed(1)} s`;
  } finally {
    endProcesses(machine);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    if (owner === 0) rmSync(rootsDataFolder(clone), { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Must agree with the default in server/config.ts, which this script cannot import before the libraries are there. */
function rootsDataFolder(clone) {
  const hash = createHash('sha256').update(clone).digest('hex').slice(0, 8);
  return `/var/lib/opora/${basename(clone)}-${hash}`;
}

function environment({ home, port }) {
  const path = [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'].join(':');
  return { ...inheritEnvironment(), PATH: path, HOME: home, PORT: String(port), LANG: 'C.UTF-8' };
}

/** How this machine reaches its registry stays as it is; what would change Opora or belongs to an outer npm goes. */
function inheritEnvironment() {
  const foreign = /^(npm_|OPORA_|DATABASE_URL|HOST$|PORT$|CI$|NODE_ENV$|NODE_OPTIONS$|XDG_|TMPDIR$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

function run(program, options, settings) {
  const { status, stdout, stderr, error } = spawnSync(program, options, { ...settings, encoding: 'utf8' });
  requireThat(status === 0, `"${[program, ...options].join(' ')}" failed: ${error?.message ?? stderr}`);
  return stdout;
}

/** The shortest of three: what else the machine does at the moment is not the start's. */
async function startAgain(machine) {
  const times = [];
  for (let tries = 0; tries < 3 && !(Math.min(...times) < SECOND_START_MS); tries++) {
    times.push(await startAndStop(machine, async () => {}));
  }
  return Math.min(...times);
}

/** @returns milliseconds from the start to the first answer of /healthz */
async function startAndStop(machine, check) {
  const [program, ...options] = [...machine.start, 'npm', 'start'];
  const began = performance.now();
  const child = spawn(program, options, {
    cwd: machine.clone,
    env: environment(machine),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (data) => (said += data));
  child.stderr.on('data', (data) => (said += data));
  const ended = once(child, 'exit');
  try {
    await waitForHealth(machine, child);
    const took = performance.now() - began;
    await check(machine);
    child.kill('SIGTERM');
    await ended;
    // npm passes the signal on and may end a moment before the server does.
    for (let tries = 0; findProcesses(machine).length > 0 && tries < 100; tries++) await sleep(100);
    const left = findProcesses(machine).map(({ command }) => command);
    requireThat(left.length === 0, `processes are left: ${left.join('; ')}`);
    return took;
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`${error.message}\n--- it said:\n${said}`);
  }
}

async function waitForHealth({ port }, child) {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      (response) => response.text(),
      () => '',
    );
    if (answer.replaceAll(/\s/g, '') === '{"status":"ok"}') return;
    await sleep(25);
  }
  throw new Error(
    child.exitCode === null ? `/healthz did not answer in ${PATIENCE_MS / 1000} s` : 'it ended by itself',
  );
}

async function checkDemo(machine) {
  const [program, ...options] = [...machine.start, 'npm', 'run', '--silent', 'opora', '--', 'demo', '--json'];
  const demo = JSON.parse(run(program, options, { cwd: machine.clone, env: environment(machine) }));
  requireThat(demo.accounts.length >= 5, 'the demo has too few accounts');
  for (const { url } of demo.links.map((link) => ({
    url: `http://127.0.0.1:${machine.port}/api/survey/${link.code}`,
  }))) {
    const response = await fetch(url);
    requireThat(response.status === 200, `${url} answers ${response.status}`);
  }
  const page = await fetch(`http://127.0.0.1:${machine.port}/s/${demo.links[0].code}`);
  requireThat(page.status === 200, `the page of a questionnaire answers ${page.status}`);
}

function endProcesses(machine) {
  for (const { pid } of findProcesses(machine)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile, perhaps because its parent did.
    }
  }
}

/** Live processes that work in the clone or name it or its data; dead ones that nobody has collected do not count. */
function findProcesses({ clone }) {
  const marks = [clone, rootsDataFolder(clone)];
  const found = [];
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)) {
    const command = read(`/proc/${name}/cmdline`).replaceAll('\0', ' ').trim();
    const place = readLink(`/proc/${name}/cwd`);
    if (marks.some((mark) => command.includes(mark) || place.startsWith(mark)))
      found.push({ pid: Number(name), command });
  }
  return found;
}

function readLink(path) {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

async function findFreePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

let passed = 0;
let failed = 0;
let skipped = 0;
for (const condition of CONDITIONS) {
  if (!condition.possible) {
    skipped++;
    console.log(`SKIPPED, NOT TRIED HERE (needs root and mount namespaces): ${condition.name}`);
    continue;
  }
  try {
    console.log(`ok: ${condition.name}: ${await tryCondition(condition)}`);
    passed++;
  } catch (error) {
    console.log(`FAILED: ${condition.name}: ${error.message}`);
    failed++;
  }
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
