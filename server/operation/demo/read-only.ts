/** While the demo fills, one may sign in and look; nothing is written beside it, since its later parts build on the earlier ones. */
import type { FastifyInstance } from 'fastify';
import { sendProblem } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const SIGN_IN = '/api/auth/';
const RETRY_AFTER_S = 3;

/** Refuses what would write while `demo.filling` says so, with 503 and the time after which it is worth trying again. */
export function registerReadOnlyDemo(app: FastifyInstance, { demo }: Pick<Services, 'demo'>): void {
  if (demo === null) return;
  app.addHook('onRequest', async (request, reply) => {
    if (demo.filling === null || READING.has(request.method) || request.url.startsWith(SIGN_IN)) return;
    return sendProblem(reply, 'demoFilling', undefined, RETRY_AFTER_S);
  });
}
