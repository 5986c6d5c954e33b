import type { FastifyRequest } from 'fastify';
import type { Services } from '../../services.ts';
import { callerOf } from './access.ts';

/** Who changes something, by the id of the account, and when. */
export type Stamp = { by: string; at: Date };

/** Also of a command, which has no account. */
export type AnyStamp = { by: string | null; at: Date };

/** With the day that counts as today, which in the demo is not that of the instant. */
export type DayStamp = Stamp & { day: string };

/** Who changes something now. */
export function stampOf({ clock }: Pick<Services, 'clock'>, request: FastifyRequest): DayStamp {
  return { by: callerOf(request).id, at: clock.now(), day: clock.today() };
}
