import type { FastifyRequest } from 'fastify';
import type { Services } from '../../services.ts';
import { callerOf } from './access.ts';

/** Who changes something now. */
export function stampOf({ clock }: Pick<Services, 'clock'>, request: FastifyRequest) {
  return { by: callerOf(request).id, at: clock.now(), day: clock.today() };
}
