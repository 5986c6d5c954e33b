import { riskGap } from '../../../analytics/gap.ts';
import { seededRandom } from '../../../analytics/random.ts';
import { threadTask } from '../../ground/thread-work.ts';
import type { RiskTask } from './computing.ts';
import { SEED } from './seed.ts';

export default threadTask(({ factors, model, schools }: RiskTask) =>
  factors.map(({ code, entering }) => {
    const known = new Set(entering);
    const own = schools.filter(({ school }) => known.has(school));
    return riskGap(model, code, own, seededRandom(SEED));
  }),
);
