/** Where an application listens: on a place of its own, or on an open socket that another process has handed over. */
import type { AddressInfo } from 'node:net';
import type { FastifyInstance, FastifyListenOptions } from 'fastify';

type Place = { port: number; host: string };

/**
 * @param place or the number of an open socket
 * @returns the address that was listened on
 * @throws an Error in one line when the port is taken
 */
export async function listenOn(app: FastifyInstance, place: Place | number): Promise<string> {
  // Fastify hands its options on to Node, which takes an open socket; its types do not name it.
  const options: FastifyListenOptions & { fd?: number } = typeof place === 'number' ? { fd: place } : place;
  await app.listen(options).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error('the port is taken; set PORT to another one (0 lets the system choose)');
  });
  const { address, family, port } = app.server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Of one connection, where several processes answer. */
const MOST_REQUESTS = 100;

/**
 * A connection stays with the process that took it, and those of a crowd that comes at once may all be with one: after some requests
 * each is made anew, by whoever is free then.
 */
export function shareConnections(app: FastifyInstance): void {
  app.server.maxRequestsPerSocket = MOST_REQUESTS;
}

/** The number of the socket that an application listens on, to be handed to another process. */
export function socketOf(app: FastifyInstance): number {
  // Node offers no public name for it.
  return (app.server as unknown as { _handle: { fd: number } })._handle.fd;
}
