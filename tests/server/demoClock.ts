/** The clock of a server with the demo: real time, but the demo's own day. */
import { readConfig } from '../../server/config.ts';
import type { Clock } from '../../server/services.ts';

export function demoClock(): Clock {
  const { demoDate } = readConfig({}, new Date());
  return { now: () => new Date(), today: () => demoDate };
}
