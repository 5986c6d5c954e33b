import { seededRandom } from '../../../analytics/random.ts';
import { schoolStandings, type TestCell } from '../../../analytics/test-results.ts';
import { threadTask } from '../../ground/thread-work.ts';
import { SEED } from './seed.ts';

export default threadTask((groups: TestCell[][]) => groups.map((cells) => schoolStandings(cells, seededRandom(SEED))));
