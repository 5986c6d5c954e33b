/** Stored results without answers behind them: cheap, for what only reads them. */
import type { DisclosedEstimate, DisclosedResult } from '../../analytics/suppression/disclosed.ts';
import { putProfiles } from '../../server/profiles/profiles/store.ts';
import type { Services } from '../../server/services.ts';

export function result(factor: string, value: number): DisclosedEstimate {
  const level = value >= 55 ? 'high' : value >= 37.5 ? 'medium' : 'low';
  return {
    kind: 'estimate',
    factor,
    value,
    sd: 3,
    interval: [value - 5, value + 5],
    raw: Math.round(value),
    level,
    probabilities: { low: 0, medium: 0, high: 0, [level]: 1 },
    state: 'certain',
    groups: [],
  };
}

/** Stores results as if they had been computed. */
export async function putResults(
  { db }: Pick<Services, 'db'>,
  campaignId: number,
  rows: [number, DisclosedResult][],
): Promise<void> {
  const schools = [...Map.groupBy(rows, ([school]) => school)].map(([schoolId, own]) => ({
    schoolId,
    results: own.map(([, each]) => each),
  }));
  await db.transaction().execute((trx) => putProfiles(trx, campaignId, 'all', 'test', schools));
}
