import { quarterGap } from '../../../analytics/gap.ts';
import { seededRandom } from '../../../analytics/random.ts';
import type { Measured } from '../../../analytics/shrinkage.ts';
import { threadTask } from '../../ground/thread-work.ts';
import { SEED } from './seed.ts';

export default threadTask((groups: Measured[][]) => groups.map((data) => quarterGap(data, seededRandom(SEED))));
