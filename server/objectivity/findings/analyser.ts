/** Looks at results anew whenever they change: reads, judges in a thread, stores. One territory after the other. */
import type { Kysely } from 'kysely';
import type { Content } from '../../../surveys/load.ts';
import type { Database } from '../../ground/db/schema.ts';
import { createRunner, type Runner } from '../../ground/runner.ts';
import type { Clock } from '../../services.ts';
import { judgeInThread } from './analysis.ts';
import { analysisInput } from './input.ts';
import { loadTerritory } from './loading.ts';
import { findStale, markFailed, putAnalysis } from './store.ts';
import { describeAnalysis, EMPTY_SUMMARY } from './summary.ts';

/** How far an analysis has come in this process. */
export type Progress = { step: 'reading' | 'judging'; done: number; total: number };

export type Analyser = Runner & { progress(territoryId: number): Progress | null };

type Needs = { db: Kysely<Database>; content: Content; clock: Clock };

async function analyse(needs: Needs, territoryId: number, wanted: number, tell: (own: Progress) => void) {
  const loaded = await loadTerritory(needs, territoryId, (done, total) => tell({ step: 'reading', done, total }));
  const { baseline, imports, tests } = loaded;
  tell({ step: 'judging', done: 0, total: tests.length });
  const stored =
    tests.length === 0
      ? { summary: EMPTY_SUMMARY, findings: [], testFindings: [] }
      : describeAnalysis(loaded, await judgeInThread(analysisInput(tests), baseline));
  await putAnalysis(needs.db, { ...stored, territoryId, run: wanted, imports, at: needs.clock.now() });
}

/** @param failed is told of an error; the territory is tried again when its results change */
export function createAnalyser(needs: Needs, failed: (error: unknown) => void): Analyser {
  const under = new Map<number, Progress>();
  const runOne = async (territoryId: number, wanted: number): Promise<void> => {
    try {
      await analyse(needs, territoryId, wanted, (own) => under.set(territoryId, own));
    } catch (error) {
      await markFailed(needs.db, territoryId, wanted);
      throw error;
    } finally {
      under.delete(territoryId);
    }
  };

  const runner = createRunner(async () => {
    for (const { territoryId, wanted } of await findStale(needs.db)) await runOne(territoryId, wanted).catch(failed);
  }, failed);

  return { ...runner, progress: (territoryId) => under.get(territoryId) ?? null };
}
