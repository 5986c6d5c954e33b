/** Every route that changes something says what it records; one that then records nothing does not answer well. */
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../services.ts';
import type { AuditAction } from './schemas.ts';
import { createSeenToday } from './views.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a good answer of the route has recorded; false for public routes that record nothing. Routes that only read may leave it out. */
    audit?: AuditAction | readonly AuditAction[] | false;
  }
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

export function registerAudit(app: FastifyInstance, clock: Clock): void {
  app.decorate('trail', { clock, seen: createSeenToday() });
  app.decorateRequest('audited', false);
  app.addHook('onRoute', ({ config, method, url }) => {
    if ([method].flat().every((each) => READING.has(each)) || config?.audit) return;
    if (config?.audit === false && config.access === 'public') return;
    throw new Error(`${String(method)} ${url} does not say what it records`);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const good = reply.statusCode >= 200 && reply.statusCode < 300;
    if (!good || request.audited || !request.routeOptions.config.audit) return payload;
    throw new Error(`${request.method} ${request.routeOptions.url} answered well and recorded nothing`);
  });
}
