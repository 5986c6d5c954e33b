/** The changes of all schools are computed in a thread: those of a region take seconds. */
import type { Campaign, ChangeComponents } from '../../../analytics/change.ts';
import type { DisclosedSchoolChange } from '../../../analytics/suppression/disclosed-change.ts';
import { createThreadWork } from '../../ground/thread-work.ts';

export type ChangesTask = {
  before: Campaign;
  after: Campaign;
  /** Questions and facts asked by the same words in both, each as "audience name". */
  same: Set<string>;
  /** Results of which both show a level, each as "school factor". */
  shown: Set<string>;
};

/** `components`: what the change of each school was computed with. */
export type ComputedChanges = { components: ChangeComponents; changes: DisclosedSchoolChange[] };

/** Of several thousand schools, twice. */
const LIMITS = { seconds: 600, megabytes: 2000 };

/** What changed between two campaigns, as it may be seen. @throws ThreadLimitFault */
export const computeChanges = createThreadWork<ChangesTask, ComputedChanges>(
  new URL('./computing-thread.ts', import.meta.url),
  LIMITS,
);
