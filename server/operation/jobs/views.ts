/** What people are shown of jobs. */
import type { Localized } from '../../../surveys/schema.ts';
import type { JobFault, JobView } from './schemas.ts';
import type { JobRow } from './store.ts';

/** What a test is called, as far as its district knows it. */
export type TitleOf = (row: JobRow) => Localized | undefined;

/** What the library says of a job, in its own words, when nobody threw an error. */
const LOST = /heartbeat timeout|shut down/;
const LATE = /timed out|exceeded/;

export function jobView(row: JobRow, titleOf: TitleOf): JobView {
  const { completedOn, createdOn, done, id, kind, mostTries, nextTry, on, startedOn, state, step, test, total } = row;
  const since = {
    waiting: createdOn,
    running: startedOn,
    done: completedOn,
    failed: completedOn,
    cancelled: completedOn,
  };
  const runs = state === 'running' && done !== null && total !== null;
  return {
    id,
    kind,
    on,
    test: test && {
      ...{ import: test.import, year: test.year, grade: test.grade },
      title: titleOf(row) ?? { ru: test.subject, en: test.subject },
    },
    state,
    since: (since[state] ?? createdOn).toISOString(),
    progress: runs ? { done, total, step } : null,
    silentSince: row.silentSince?.toISOString() ?? null,
    tries: row.tries,
    mostTries,
    nextTry: nextTry?.toISOString() ?? null,
    fault: state === 'waiting' || state === 'failed' ? faultOf(row.output) : null,
    may: mayOf(row),
  };
}

/** What runs or waits can be cancelled; what ended without success is done again unless the same was asked for since. */
export function mayOf({ isNewest, state }: Pick<JobRow, 'isNewest' | 'state'>): JobView['may'] {
  if (state === 'waiting' || state === 'running') return 'cancel';
  return state !== 'done' && isNewest ? 'retry' : null;
}

/** @param output what the last try has left: of ours a kind of error and a code, of the library a sentence in `value` or `message` */
function faultOf(output: unknown): JobFault | null {
  if (output === null) return null;
  const { message, name, value } = output as { message?: string; name?: string; value?: { message?: string } };
  const said = value?.message ?? message ?? '';
  const why = LOST.test(said) ? 'lost' : LATE.test(said) ? 'late' : 'error';
  return why === 'error' ? { why, name: name ?? null, code: said || null } : { why, name: null, code: null };
}
