import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { registerAudit } from '../../../../server/people/audit/declaration.ts';
import { recordNothing } from '../../../../server/people/audit/trail.ts';

const clock = { now: () => new Date('2026-06-01T09:00:00Z'), today: () => '2026-06-01' };

function application() {
  const app = fastify();
  registerAudit(app, clock);
  return app;
}

describe('a route that changes something', () => {
  it.each([[{ access: 'session' }], [{ access: 'session', audit: false }], [{ access: 'public' }], [undefined]])(
    'is refused when it does not say what it records: %o',
    (config) => {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
        const route = { method, url: '/x', handler: async () => ({}), ...(config && { config: config as never }) };
        expect(() => application().route(route)).toThrow('does not say what it records');
      }
    },
  );

  it('may record nothing when it is public and says so', () => {
    const app = application();
    expect(() => app.post('/x', { config: { access: 'public', audit: false } }, async () => ({}))).not.toThrow();
  });

  it('answers 500 when it did well and recorded nothing, and its own answer else', async () => {
    const app = application();
    const config = { access: 'session', audit: 'return.sign' } as const;
    app.post('/forgets', { config }, async () => ({ done: true }));
    app.post('/refuses', { config }, async (_, reply) => reply.code(409).send({ done: false }));
    app.post('/says', { config }, async (request) => {
      recordNothing(request);
      return { done: true };
    });
    const status = async (url: string) => (await app.inject({ method: 'POST', url })).statusCode;
    expect([await status('/forgets'), await status('/refuses'), await status('/says')]).toEqual([500, 409, 200]);
    expect((await app.inject({ method: 'POST', url: '/forgets' })).body).not.toContain('done');
    await app.close();
  });
});
