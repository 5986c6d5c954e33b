/** Tasks by how near they are. */
import type { TaskView } from '../../../../../server/daily/tasks/schemas.ts';
import { dayAfter } from '../../../../days.ts';

export type Nearness = 'late' | 'week' | 'later';

const WEEK = 7;

/** @param today YYYY-MM-DD; the parts are in the order in which they press, and each keeps the order of its tasks */
export function byNearness(tasks: readonly TaskView[], today: string): [Nearness, TaskView[]][] {
  const weekEnd = dayAfter(today, WEEK);
  const nearness = ({ due }: TaskView): Nearness => (due < today ? 'late' : due <= weekEnd ? 'week' : 'later');
  return (['late', 'week', 'later'] as const).map((part) => [part, tasks.filter((task) => nearness(task) === part)]);
}
