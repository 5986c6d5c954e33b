/** Where the launcher listens: the port that was asked for, or from the usual one on the next that is free. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Failure, say } from './failure.mjs';

const USUAL_PORT = 8080;
const USUAL_HOST = '127.0.0.1';
/** How many ports are tried after a taken one. */
const TRIES = 20;

/**
 * The same as server/config.ts reads, which cannot be imported before the libraries are there.
 * @returns {{ host: string, port: number, asked: boolean }} `asked`: somebody wants this port and no other
 */
export function readAddress(environment) {
  const port = environment.PORT?.trim();
  const host = environment.HOST?.trim() || USUAL_HOST;
  if (!port) return { host, port: USUAL_PORT, asked: false };
  if (/^\d+$/.test(port) && Number(port) <= 65_535) return { host, port: Number(port), asked: true };
  throw new Failure(`PORT must be a whole number from 0 to 65535, not "${port}"`);
}

/**
 * Makes the server listen there.
 * @throws {Failure} in one line, for instance when the port that was asked for is taken: it names one that is free
 */
export async function listen(server, { asked, host, port }) {
  for (let next = port; next <= Math.min(port + TRIES, 65_535); next++) {
    const own = next === port || !asked;
    const candidate = own ? server : createServer();
    if (!(await tryPort(candidate, next, host))) continue;
    if (!own) {
      candidate.close();
      throw new Failure(`port ${port} is taken and ${next} is free: PORT=${next} npm start`);
    }
    if (next !== port) say(`port ${port} is taken, so Opora goes to ${next}`);
    return;
  }
  throw new Failure(`port ${port} is taken, and so are the next ones: set PORT to a free one`);
}

/** @returns {Promise<boolean>} false when the port is taken */
async function tryPort(server, port, host) {
  server.listen(port, host);
  try {
    await once(server, 'listening');
    return true;
  } catch (error) {
    if (error.code === 'EADDRINUSE') return false;
    if (error.code === 'EACCES')
      throw new Failure(`port ${port} needs more rights than this account has: set PORT to one from 1024 on`);
    throw new Failure(`it cannot listen on ${host} (${error.code}): set HOST to an address of this machine`);
  }
}

/** The address of a server that listens, for people. */
export function addressOf(server) {
  const { address, family, port } = server.address();
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
