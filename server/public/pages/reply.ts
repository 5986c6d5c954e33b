/** How public pages are asked for and answered. */
import type { FastifyReply } from 'fastify';

/** The greatest id that the database holds. */
const MOST_ID = 2_147_483_647;

/** @returns 0, which no record has, for what is no id */
export function idOf(text: string | undefined): number {
  const id = Number(text);
  return /^[1-9]\d{0,9}$/.test(text ?? '') && id <= MOST_ID ? id : 0;
}

export function sendPage(reply: FastifyReply, page: string, status = 200): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
}
