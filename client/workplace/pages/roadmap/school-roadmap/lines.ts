/** From the lines of a roadmap to what the page shows of them. */
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import type { TimelineLine } from '../../../../charts/lineTimeline.ts';

export type LineChoice = 'all' | 'joint' | 'school';

/** `beganOn`: the first day of the district's work in Opora, null for always: what was due before is not late. */
export type Course = { today: string; beganOn: string | null };

export function isLate({ endsOn, state }: Pick<PlanLine, 'endsOn' | 'state'>, { beganOn, today }: Course): boolean {
  return (state === 'planned' || state === 'underWay') && endsOn < today && (beganOn === null || endsOn >= beganOn);
}

export function chosenLines(lines: readonly PlanLine[], choice: LineChoice): PlanLine[] {
  if (choice === 'all') return [...lines];
  return lines.filter(({ joint }) => joint === (choice === 'joint'));
}

/** Lines by the month in which they begin, in order; the month is 0–11. */
export function linesByMonth(lines: readonly PlanLine[]): { month: number; lines: PlanLine[] }[] {
  const groups = Map.groupBy(lines, ({ startsOn }) => Number(startsOn.slice(5, 7)) - 1);
  return [...groups].sort(([a], [b]) => a - b).map(([month, own]) => ({ month, lines: own }));
}

/** What was dropped is no part of the picture. */
export function timelineLines(
  lines: readonly PlanLine[],
  titleOf: (line: PlanLine) => string,
  course: Course,
): TimelineLine[] {
  return lines.flatMap((line) => {
    const { doneOn, endsOn, id, startsOn, state } = line;
    if (state === 'dropped') return [];
    const shown = isLate(line, course) ? 'late' : state;
    return [{ key: String(id), label: titleOf(line), from: startsOn, to: endsOn, doneOn, state: shown }];
  });
}

/** How far the roadmap has come; what was dropped does not count. */
export function progressOf(lines: readonly PlanLine[], course: Course): { all: number; done: number; late: number } {
  const standing = lines.filter(({ state }) => state !== 'dropped');
  return {
    all: standing.length,
    done: standing.filter(({ state }) => state === 'done').length,
    late: standing.filter((line) => isLate(line, course)).length,
  };
}
