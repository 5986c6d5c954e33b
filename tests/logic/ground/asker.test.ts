/** Who asks is known to whatever a request has done, however deep below its handler. */
import fastify from 'fastify';
import { expect, it } from 'vitest';
import { currentAsker, registerAskers } from '../../../server/ground/http/asker.ts';
import type { Caller } from '../../../server/people/identity/caller.ts';

it('is the account of each request, also of those that are handled at once; nobody for a stranger', async () => {
  const app = fastify();
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request) => {
    const { account } = request.headers;
    if (account !== undefined) request.caller = { id: account } as unknown as Caller;
  });
  registerAskers(app);
  app.post('/', async () => {
    await new Promise((later) => setTimeout(later, 5));
    return { asker: currentAsker() ?? null };
  });
  const ask = async (headers: Record<string, string>) =>
    (await app.inject({ method: 'POST', url: '/', headers, payload: { a: 1 } })).json();
  expect(await Promise.all([ask({ account: 'one' }), ask({}), ask({ account: 'two' })])).toEqual([
    { asker: 'one' },
    { asker: null },
    { asker: 'two' },
  ]);
  expect(currentAsker()).toBeUndefined();
  await app.close();
});
