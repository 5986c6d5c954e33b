/** Components are estimated in a thread: those of a region take seconds. */

import type { DistrictComponents } from '../../../analytics/district-components.ts';
import type { Alphas } from '../../../analytics/scale-quality.ts';
import type { SummedSchool } from '../../../analytics/school-sums.ts';
import type { RiskModel } from '../../../surveys/schema.ts';
import { createThreadWork } from '../../ground/thread-work.ts';

/** `schools`: the released sums and signed facts of all schools of a campaign; `alphas` from all their cells. */
export type ComponentsTask = { model: RiskModel; schools: SummedSchool[]; alphas: Alphas };

/** Of several thousand schools. */
const LIMITS = { seconds: 600, megabytes: 2000 };

/** What the schools of a campaign are computed with. @throws ThreadLimitFault */
export const computeComponents = createThreadWork<ComponentsTask, DistrictComponents>(
  new URL('./computing-thread.ts', import.meta.url),
  LIMITS,
);
