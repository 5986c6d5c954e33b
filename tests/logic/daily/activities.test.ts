/** What the roadmap misses, as tasks: whose, of which school, and by when. */
import { describe, expect, it } from 'vitest';
import { tasksOf } from '../../../server/daily/tasks/activities.ts';
import type { Missing } from '../../../server/roadmap/municipal/rules/types.ts';
import type { ActivityStatus } from '../../../server/roadmap/municipal/status.ts';
import { loadContent } from '../../../surveys/load.ts';

const roadmap = loadContent().roadmaps['2023'];
const visits = roadmap.activities.find(({ no }) => no === 8);

function status(state: ActivityStatus['state'], missing: Missing[]): ActivityStatus {
  if (!visits) throw new Error('the roadmap has lost its row of visits');
  const judged = { state, computed: state, value: null, missing, evidence: [], override: null };
  return { ...judged, activity: visits, schools: [] };
}
const missing = (schoolId: number | null, what = 'schedule'): Missing => ({
  what,
  schoolId,
  turn: ['tutor'],
  count: null,
});

describe('tasks of the roadmap', () => {
  it('are one for each school that misses something, in words', () => {
    const tasks = tasksOf(
      status('underWay', [missing(1), missing(2), missing(2, 'overdue.visits')]),
      9,
      2023,
      '2023-05-01',
    );
    expect(tasks.map(({ due, key, roles, schoolId }) => [key, schoolId, roles, due])).toEqual([
      ['activity:9/2023/8/1', 1, ['tutor'], '2023-12-31'],
      ['activity:9/2023/8/2', 2, ['tutor'], '2023-12-31'],
    ]);
    expect(tasks[0].title.ru).toMatch(/^Посещение школ закреплёнными тьюторами: ./);
    expect(tasks[1].title.ru).toContain('нет графика посещений, посещений, срок которых прошёл');
  });

  it('are due now where a row that runs on is late already', () => {
    expect(tasksOf(status('late', [missing(1)]), 9, 2023, '2023-05-01')[0].due).toBe('2023-05-01');
    expect(tasksOf(status('late', [missing(1)]), 9, 2023, '2024-01-15')[0].due).toBe('2023-12-31');
  });

  it.each(['done', 'nothingDue', 'notApplicable', 'beforeStart'] as const)('are none where the row is %s', (state) => {
    expect(tasksOf(status(state, [missing(1)]), 9, 2023, '2023-05-01')).toEqual([]);
  });
});
