/** The history of a school on one factor, reshaped for its time line. */
import { hasLevel } from '../../../../../analytics/result-level.ts';
import type { SchoolHistoryResponse } from '../../../../../server/profiles/changes/schemas.ts';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import type { TimelineMeasure } from '../../../../charts/measureBars.ts';
import type { TimelineResult } from '../../../../charts/riskTimeline.ts';
import { appearance, riskWords } from '../../../../ui/riskWords.ts';
import type { Words } from '../../../../ui/words.ts';

/**
 * A survey stands at its last day, one that runs at today's. Results are comparable when the change between them is told.
 * @param today YYYY-MM-DD
 */
export function timelineResults(
  words: Words,
  { campaigns }: SchoolHistoryResponse,
  factor: string,
  today: string,
): TimelineResult[] {
  return campaigns.map(({ changes, closesOn, results }) => {
    const result = results.find((each) => each.factor === factor);
    return {
      day: closesOn < today ? closesOn : today,
      ...appearance(result),
      estimate: hasLevel(result) ? { value: result.value, interval: result.interval } : null,
      words: riskWords(words, result),
      isComparable: changes.some((change) => change.factor === factor && change.kind === 'estimate'),
    };
  });
}

export function timelineMeasures(lines: PlanLine[], titleOf: (line: PlanLine) => string): TimelineMeasure[] {
  return lines.flatMap((line) => {
    const { endsOn, startsOn, state } = line;
    return state === 'dropped' ? [] : [{ label: titleOf(line), from: startsOn, to: endsOn, state }];
  });
}
