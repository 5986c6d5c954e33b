/** Tasks by how near they are. */
import { addDays } from 'date-fns/addDays';
import { formatISO } from 'date-fns/formatISO';
import { parseISO } from 'date-fns/parseISO';
import type { TaskView } from '../../../../../server/daily/tasks/schemas.ts';

export type Nearness = 'late' | 'week' | 'later';

const WEEK = 7;

/** @param today YYYY-MM-DD; the parts are in the order in which they press, and each keeps the order of its tasks */
export function byNearness(tasks: readonly TaskView[], today: string): [Nearness, TaskView[]][] {
  const weekEnd = formatISO(addDays(parseISO(today), WEEK), { representation: 'date' });
  const nearness = ({ due }: TaskView): Nearness => (due < today ? 'late' : due <= weekEnd ? 'week' : 'later');
  return (['late', 'week', 'later'] as const).map((part) => [part, tasks.filter((task) => nearness(task) === part)]);
}
