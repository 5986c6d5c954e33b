/** The address by which others reach this installation. */
import type { FastifyRequest } from 'fastify';

/** As configured; else the one by which the reader reached us, which is right inside a school's network. */
export function addressOf(url: string | null, request: FastifyRequest): string {
  return url ?? `${request.protocol}://${request.host}`;
}
