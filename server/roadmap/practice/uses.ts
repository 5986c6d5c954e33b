/** How each measure is used against each factor, and how it went. Pure. */
import { measureEffects, type SchoolCourse } from '../../../analytics/effect.ts';
import type { PlanState } from '../plans/schemas.ts';
import { type AnsweringLine, changeOf, type Known } from './cases.ts';
import type { MeasureUse } from './schemas.ts';
import type { ComparedCampaign } from './store.ts';

/** Disclosed value of a school on a factor in a campaign. */
export type Start = { schoolId: number; factor: string; value: number };

const FURTHEST: readonly PlanState[] = ['planned', 'underWay', 'done'];

/**
 * @param lines of all schools around, dropped ones left out
 * @param pair the newest campaign with changes, for the comparison of schools; undefined while there is none
 * @param starts of the campaign before it
 */
export function usesOf(
  lines: readonly AnsweringLine[],
  known: Known,
  pair: ComparedCampaign | undefined,
  starts: readonly Start[],
): MeasureUse[] {
  const byFactor = Map.groupBy(
    lines.filter(({ measure }) => measure !== null),
    ({ factor }) => factor,
  );
  return [...byFactor].flatMap(([factor, own]) => {
    const byMeasure = Map.groupBy(own, ({ measure }) => measure ?? '');
    const taken = new Map([...byMeasure].map(([code, each]) => [code, doneBefore(each, pair)]));
    const effects = measureEffects(coursesOf(factor, known, pair, starts), taken);
    return effects.map((effect) => useOf(factor, byMeasure.get(effect.measure) ?? [], effect, known));
  });
}

type Effect = ReturnType<typeof measureEffects>[number];

function useOf(factor: string, lines: AnsweringLine[], { measure, ...effect }: Effect, known: Known): MeasureUse {
  const furthest = new Map<number, number>();
  for (const { schoolId, state } of lines) {
    const step = FURTHEST.indexOf(state);
    furthest.set(schoolId, Math.max(step, furthest.get(schoolId) ?? 0));
  }
  const at = (step: number) => [...furthest].filter(([, each]) => each === step).map(([schoolId]) => schoolId);
  const done = lines.filter(({ state }) => state === 'done').map((line) => changeOf(line, known));
  const count = (verdict: string) => done.filter((each) => each.kind === 'estimate' && each.verdict === verdict).length;
  const [better, worse] = [count('better'), count('worse')];
  return {
    factor,
    measure,
    planned: at(0),
    underWay: at(1),
    done: at(2),
    better,
    worse,
    cannotTell: done.length - better - worse,
    effect,
  };
}

/** Schools that had done it before the later campaign asked. */
function doneBefore(lines: AnsweringLine[], pair: ComparedCampaign | undefined): Set<string> {
  const done = lines.filter(
    ({ campaignId, doneOn }) => pair && campaignId === pair.againstId && doneOn !== null && doneOn < pair.opensOn,
  );
  return new Set(done.map(({ schoolId }) => String(schoolId)));
}

/**
 * Changes as they are disclosed stand for the raw ones, which never leave the gate: they are drawn towards each other, so that
 * a difference is rather told too small than too large.
 */
function coursesOf(
  factor: string,
  { changes }: Known,
  pair: ComparedCampaign | undefined,
  starts: readonly Start[],
): SchoolCourse[] {
  return changes.flatMap(({ campaignId, result, schoolId }) => {
    if (campaignId !== pair?.id || result.factor !== factor || result.kind !== 'estimate') return [];
    const start = starts.find((each) => each.schoolId === schoolId && each.factor === factor);
    if (!start || result.sd <= 0) return [];
    return [
      { school: String(schoolId), change: { value: result.value, variance: result.sd ** 2 }, start: start.value },
    ];
  });
}
