/** The official risk profile of a school beside ours: where they agree, where not, and what may be the reason. Pure. */
import { hasLevel, isCertain } from '../../../../../analytics/result-level.ts';
import type { Level } from '../../../../../analytics/types.ts';
import type { SchoolOfficialResponse } from '../../../../../server/profiles/official/schemas.ts';
import type { FactorSummary } from '../../../../../server/profiles/profiles/schemas.ts';

export type OfficialProfile = NonNullable<SchoolOfficialResponse['profile']>;

/** `open`: we have no level to compare. `unsure`: another level, but ours is a leaning one. */
export type Verdict = 'agree' | 'differ' | 'unsure' | 'open';

export type OfficialRow = { factor: string; official: Level; ours: FactorSummary | undefined; verdict: Verdict };

/** Why two honest profiles may differ. */
export type Reason = 'year' | 'respondents' | 'thresholds' | 'unsure' | 'open';

/** Of every factor that the official profile names, in its order. */
export function officialRows({ levels }: OfficialProfile, results: readonly FactorSummary[]): OfficialRow[] {
  return levels.map(({ factor, level }) => {
    const ours = results.find((result) => result.factor === factor);
    return { factor, official: level, ours, verdict: verdictOf(level, ours) };
  });
}

function verdictOf(official: Level, ours: FactorSummary | undefined): Verdict {
  if (!hasLevel(ours)) return 'open';
  if (ours.level === official) return 'agree';
  return isCertain(ours) ? 'differ' : 'unsure';
}

/** @param years of the official profile and of our campaign */
export function reasonsFor(rows: readonly OfficialRow[], years: { official: number; ours: number }): Reason[] {
  const has = (verdict: Verdict) => rows.some((row) => row.verdict === verdict);
  const isOther = has('differ') || has('unsure');
  const reasons: [Reason, boolean][] = [
    ['year', isOther && years.official !== years.ours],
    ['respondents', isOther],
    ['thresholds', isOther],
    ['unsure', has('unsure')],
    ['open', has('open')],
  ];
  return reasons.flatMap(([reason, holds]) => (holds ? [reason] : []));
}
