/** Recomputes profiles of campaigns with dirty schools, from tallies alone. */
import type { Kysely } from 'kysely';
import { modelFacts } from '../../analytics/facts.ts';
import { districtProfile } from '../../analytics/profile.ts';
import type { SchoolInput } from '../../analytics/types.ts';
import type { RiskModel } from '../../surveys/schema.ts';
import { getCampaignModel } from '../campaigns/store.ts';
import type { Database } from '../db/schema.ts';
import { gradeView } from '../submissions/cell.ts';
import {
  clearDirty,
  findDirtyCampaigns,
  findFacts,
  findTallies,
  putProfiles,
  type TallyRow,
  takeRefreshingLock,
} from './store.ts';

/**
 * Brings the stored profiles of a campaign up to date, in one transaction. Shrinkage ties the schools of a district together,
 * so one dirty school renews them all; tallies make that cheap.
 * @returns whether anything was dirty
 */
export async function refreshCampaign(db: Kysely<Database>, campaignId: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await takeRefreshingLock(trx, campaignId);
    if (!(await clearDirty(trx, campaignId))) return false;
    const model = await getCampaignModel(trx, campaignId);
    const inputs = schoolInputs(model, await findTallies(trx, campaignId), await findFacts(trx, campaignId));
    await putProfiles(trx, campaignId, districtProfile(model, inputs));
    return true;
  });
}

/** What analytics reads, from what the database holds. A cell that nothing was sealed in is left out. */
export function schoolInputs(
  model: RiskModel,
  tallies: TallyRow[],
  facts: Map<number, Record<string, number>>,
): SchoolInput[] {
  return [...Map.groupBy(tallies, (row) => row.schoolId)].map(([schoolId, rows]) => {
    const signed = facts.get(schoolId);
    return {
      school: String(schoolId),
      facts: signed ? modelFacts(model, signed) : null,
      cells: rows.flatMap(({ audience, grade, people, tally }) =>
        tally ? [{ audience, grade: gradeView(grade), people, tally }] : [],
      ),
    };
  });
}

export type Refresher = {
  /** Starts a run unless one is under way, in which case one more follows; returns at once. */
  nudge(): void;
  idle(): Promise<void>;
};

/** @param failed is told of an error; the schools stay dirty and the next nudge tries again */
export function createRefresher(db: Kysely<Database>, failed: (error: unknown) => void): Refresher {
  let running: Promise<void> | null = null;
  let again = false;

  const run = async (): Promise<void> => {
    do {
      again = false;
      for (const campaignId of await findDirtyCampaigns(db)) await refreshCampaign(db, campaignId);
    } while (again);
  };

  return {
    nudge() {
      again = true;
      running ??= run()
        .catch(failed)
        .finally(() => {
          running = null;
        });
    },
    async idle() {
      while (running) await running;
    },
  };
}
