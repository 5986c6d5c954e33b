/** What the page of a school says first: plain sentences computed from its results, each about one place of the page. */
import { hasLevel } from '../../../../../analytics/result-level.ts';
import type { Change } from '../../../../../server/profiles/changes/schemas.ts';
import type { FactorDetail } from '../../../../../server/profiles/profiles/schemas.ts';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import type { Audience } from '../../../../../surveys/schema.ts';
import { standing } from '../../roadmap/plan/ties.ts';
import { type EstimatedFactor as Estimate, highFactors, rankFactors } from './ranking.ts';

/** `anchor`: the id of the heading that the sentence leads to; `factor`: the factor that is chosen then. */
export type SchoolHeadline = { factor: string; anchor: string } & (
  | { kind: 'highest'; result: Estimate; others: number }
  | { kind: 'noneHigh'; few: number }
  | { kind: 'divergence'; higher: Audience; lower: Audience }
  | { kind: 'change'; change: Extract<Change, { kind: 'estimate' }>; others: number }
  | { kind: 'grades'; audience: Audience; higher: number; lower: number; points: number }
  | { kind: 'driver'; text: Estimate['drivers'][number]['text']; points: number }
  | { kind: 'uncovered'; factors: string[] }
);

/** A question that is said to drive a risk lies so many points above the district. */
const LEAST_DRIVER = 5;

/**
 * @param changes since the campaign before; empty where there was none
 * @param lines of the school's plan; null where it may not be seen
 */
export function schoolHeadlines(
  results: FactorDetail[],
  changes: Change[],
  lines: PlanLine[] | null,
): SchoolHeadline[] {
  const ranked = rankFactors(results);
  const high = highFactors(ranked);
  return [
    ...first(ranked, high),
    ...driver(high[0]),
    ...divergence(ranked),
    ...changed(changes),
    ...grades(ranked),
    ...uncovered(high, lines),
  ];
}

const shown = (ranked: FactorDetail[]): Estimate[] => ranked.filter(hasLevel);

function first(ranked: FactorDetail[], [highest, ...others]: Estimate[]): SchoolHeadline[] {
  if (highest)
    return [{ kind: 'highest', factor: highest.factor, anchor: 'factor', result: highest, others: others.length }];
  if (ranked.length === 0) return [];
  const few = ranked.length - shown(ranked).length;
  return [{ kind: 'noneHigh', factor: ranked[0].factor, anchor: 'ranking', few }];
}

/** The question that lifts the highest risk most, if one does so surely. */
function driver(highest: Estimate | undefined): SchoolHeadline[] {
  const own = (highest?.drivers ?? []).filter(
    ({ audience, difference, interval }) => audience !== 'director' && difference >= LEAST_DRIVER && interval[0] > 0,
  );
  if (!highest || own.length === 0) return [];
  const { difference, text } = own.reduce((most, each) => (each.difference > most.difference ? each : most));
  return [{ kind: 'driver', factor: highest.factor, anchor: 'drivers', text, points: difference }];
}

function divergence(ranked: FactorDetail[]): SchoolHeadline[] {
  const all = shown(ranked).flatMap(({ divergences, factor }) => divergences.map((each) => ({ ...each, factor })));
  if (all.length === 0) return [];
  const widest = all.reduce((most, each) => (Math.abs(each.difference) > Math.abs(most.difference) ? each : most));
  const [higher, lower] = widest.difference > 0 ? [widest.a, widest.b] : [widest.b, widest.a];
  return [{ kind: 'divergence', factor: widest.factor, anchor: 'divergences', higher, lower }];
}

/** The largest change whose direction is sure; `others`: how many more changed in the same direction. */
function changed(changes: Change[]): SchoolHeadline[] {
  const sure = changes.filter((change) => change.kind === 'estimate' && change.verdict !== 'cannotTell');
  const told = sure.filter((change) => change.kind === 'estimate');
  if (told.length === 0) return [];
  const largest = told.reduce((most, each) => (Math.abs(each.value) > Math.abs(most.value) ? each : most));
  const others = told.filter(({ verdict }) => verdict === largest.verdict).length - 1;
  return [{ kind: 'change', factor: largest.factor, anchor: 'history', change: largest, others }];
}

/** The widest sure difference between two grades. */
function grades(ranked: FactorDetail[]): SchoolHeadline[] {
  const [widest] = shown(ranked)
    .flatMap(({ factor, gradeDifference: own }) => (own === null ? [] : [{ factor, ...own }]))
    .toSorted((a, b) => b.points - a.points);
  return widest === undefined ? [] : [{ kind: 'grades', anchor: 'grades', ...widest }];
}

function uncovered(high: Estimate[], lines: PlanLine[] | null): SchoolHeadline[] {
  if (lines === null) return [];
  const covered = new Set(standing(lines).map(({ factor }) => factor));
  const factors = high.map(({ factor }) => factor).filter((factor) => !covered.has(factor));
  return factors.length === 0 ? [] : [{ kind: 'uncovered', factor: factors[0], anchor: 'plan', factors }];
}
