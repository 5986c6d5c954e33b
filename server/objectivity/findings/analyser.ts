/** Looks at the results of a territory anew: reads, judges in a thread, stores. */
import type { JobRun } from '../../ground/jobs/kind.ts';
import type { Services } from '../../services.ts';
import { judgeInThread } from './analysis.ts';
import { analysisInput } from './input.ts';
import { loadTerritory } from './loading.ts';
import { findState, markFailed, putAnalysis } from './store.ts';
import { describeAnalysis, EMPTY_SUMMARY } from './summary.ts';

type Needs = Pick<Services, 'db' | 'content' | 'clock'>;

/** Does nothing where what is known is of the newest results already. @throws whatever went wrong, after saying so in the state */
export async function analyseTerritory(needs: Needs, territoryId: number, run: JobRun): Promise<void> {
  const state = await findState(needs.db, territoryId);
  if (state === undefined || state.wanted <= state.computed) return;
  try {
    await analyse(needs, territoryId, state.wanted, run);
  } catch (error) {
    await markFailed(needs.db, territoryId, state.wanted);
    throw error;
  }
}

async function analyse(needs: Needs, territoryId: number, wanted: number, { progress, signal }: JobRun): Promise<void> {
  const loaded = await loadTerritory(needs, territoryId, (done, total) => progress(done, total, 'reading'));
  const { baseline, imports, tests } = loaded;
  progress(0, tests.length, 'judging');
  const stored =
    tests.length === 0
      ? { summary: EMPTY_SUMMARY, findings: [], testFindings: [] }
      : describeAnalysis(loaded, await judgeInThread(analysisInput(tests), baseline, signal));
  await putAnalysis(needs.db, { ...stored, territoryId, run: wanted, imports, at: needs.clock.now() });
}
