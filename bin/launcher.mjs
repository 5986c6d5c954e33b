/**
 * Starts Opora in the sight of whoever waits: takes the port at once and answers with the starting page, prepares what is
 * missing, starts the server on the same open socket, and steps back when the server says that it serves. The server ends
 * with the launcher, and the launcher with the server, unless that was a demo which is left: then the district follows on the same port.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { addressOf, listen, readAddress } from './address.mjs';
import { Failure, say } from './failure.mjs';
import { findRuntime, PROJECT, prepare } from './preparation.mjs';
import { createProgress } from './progress.mjs';
import { createStartingPage } from './starting-page.mjs';

/** What Node has compiled once is read faster from here; it goes and comes with the libraries. */
const COMPILED = join(PROJECT, 'node_modules', '.cache', 'opora');
/** Where the server finds the open socket: after the standard streams and the channel to the launcher. */
const SOCKET = 4;
/** How long a browser may keep a connection to the starting page after the server has taken over. */
const LAST_CONNECTIONS_MS = 500;

/**
 * Resolves when the server has ended.
 * @param {string[]} options of the server, as they stand behind `npm start --`
 * @throws {Failure} in one line that says what to do
 */
export async function launch(options) {
  const progress = createProgress(['libraries', 'runtime', 'pages', 'database']);
  let page = createStartingPage(progress.steps);
  await listen(page, readAddress(process.env));
  say(`starting at ${addressOf(page)}; the page there shows how far it is`);
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => stopping.abort(signal));
  try {
    await prepare(true, progress, stopping.signal);
    progress.begin('database');
    const { port } = page.address();
    let { code, leaves } = await serve(page, options, progress);
    if (leaves && !stopping.signal.aborted) {
      const next = createProgress(['database']);
      page = createStartingPage(next.steps);
      await listen(page, { ...readAddress(process.env), port, asked: true });
      say('the demo has ended; the district is started in its place');
      next.begin('database');
      ({ code } = await serve(
        page,
        options.filter((option) => option !== '--demo'),
        next,
      ));
    }
    process.exitCode = code;
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    process.exitCode = 1;
  } finally {
    progress.stop();
    close(page);
  }
}

/** @returns {Promise<{ code: number, leaves: boolean }>} the exit code of the server; whether it was a demo that has been left */
async function serve(page, options, progress) {
  const child = spawn(findRuntime(), [join('server', 'main.ts'), '--socket', String(SOCKET), ...options], {
    cwd: PROJECT,
    env: { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE || COMPILED },
    // Node offers no public name for the number of an open socket.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc', page._handle.fd],
  });
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal));
  let leaves = false;
  child.on('message', ({ step, done, total, serves, ready, leaves: left }) => {
    if (step) {
      // Whether there is a demo to be made is known by the server alone.
      progress.add(step);
      progress.begin(step);
    }
    if (total) progress.advance(done, total);
    if (serves) close(page);
    if (ready) progress.end();
    if (!left) return;
    leaves = true;
    child.kill('SIGTERM');
  });
  try {
    const [code] = await once(child, 'exit');
    return { code: code ?? 1, leaves };
  } catch (error) {
    throw new Failure(`the server cannot be started (${error.message}): remove node_modules and start again`);
  }
}

function close(page) {
  page.close();
  setTimeout(() => page.closeAllConnections(), LAST_CONNECTIONS_MS).unref();
}
