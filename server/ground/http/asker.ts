/** Who asked for what is being done, so that what all share is shared fairly. Known while a request is handled, and stored nowhere. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance } from 'fastify';

const askers = new AsyncLocalStorage<string>();

/** The account; undefined for strangers and for work in the background. */
export const currentAsker = (): string | undefined => askers.getStore();

export const askAs = <Result>(asker: string, work: () => Result): Result => askers.run(asker, work);

/** Has what handles a request know its account. */
export function registerAskers(app: FastifyInstance): void {
  app.addHook('preHandler', ({ caller }, _reply, done) => {
    if (caller) askAs(caller.id, done);
    else done();
  });
}
