/** A tiny run of the bench of arrivals: that it measures every part, and that nothing is lost in it; no time is asserted. */
import { expect, it } from 'vitest';
import { measureIngest, PARTS } from './ingest/run.ts';

it('measures every part, and all that was acknowledged is there', async () => {
  const size = { rounds: 1, milliseconds: 400, schools: 2, refreshedSchools: 3, connections: 8, tickets: 20 };
  const figures = await measureIngest({ ...size, floodConnections: 200 }, PARTS);
  const { floor, hot, overload, product, tickets, whileRefreshing } = figures;
  for (const speed of [floor, product, hot, tickets, whileRefreshing, overload]) {
    expect(speed?.rps).toBeGreaterThan(0);
    expect(speed?.p99).toBeGreaterThan(0);
  }
  expect(tickets?.verificationsPerSecond).toBeGreaterThan(tickets?.signaturesPerSecond ?? Number.POSITIVE_INFINITY);
  expect(overload).toMatchObject({ broken: 0, other: 0, lost: 0, withoutRetryAfter: 0 });
  expect(overload?.answered).toBeGreaterThan(0);
}, 120_000);
