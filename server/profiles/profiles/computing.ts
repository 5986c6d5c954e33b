/** Profiles are computed in a thread: those of a region take seconds. */

import type { DisclosedProfile } from '../../../analytics/suppression/disclosed.ts';
import type { SchoolInput } from '../../../analytics/types.ts';
import type { RiskModel } from '../../../surveys/schema.ts';
import { createThreadWork } from '../../ground/thread-work.ts';

/** `schools`: the released cells and signed facts of all schools of a campaign. */
export type ProfileTask = { model: RiskModel; schools: SchoolInput[] };

/** Of several thousand schools. */
const LIMITS = { seconds: 600, megabytes: 2000 };

/** The profile of a campaign as it may be seen. @throws ThreadLimitFault */
export const computeProfile = createThreadWork<ProfileTask, DisclosedProfile>(
  new URL('./computing-thread.ts', import.meta.url),
  LIMITS,
);
