/** Recomputes profiles of campaigns with dirty schools, from released tallies alone. */
import type { Kysely } from 'kysely';
import { modelFacts } from '../../analytics/facts.ts';
import { districtProfile } from '../../analytics/profile.ts';
import { disclose } from '../../analytics/suppression/disclosed.ts';
import type { SchoolInput } from '../../analytics/types.ts';
import type { RiskModel } from '../../surveys/schema.ts';
import { getCampaignModel } from '../campaigns/store.ts';
import type { Database } from '../db/schema.ts';
import { type DisclosedCell, findDisclosedCells, releaseSchools } from '../disclosure/release.ts';
import {
  clearDirty,
  findCampaignSchools,
  findDirtyCampaigns,
  findFacts,
  putProfiles,
  takeRefreshingLock,
} from './store.ts';

/**
 * Brings the stored profiles of a campaign up to date, in one transaction: releases what may be released of the dirty schools,
 * then computes from released tallies alone. Shrinkage ties the schools of a district together, so one dirty school renews
 * them all; tallies make that cheap.
 * @returns whether anything was dirty
 */
export async function refreshCampaign(db: Kysely<Database>, campaignId: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await takeRefreshingLock(trx, campaignId);
    const dirty = await clearDirty(trx, campaignId);
    if (dirty.length === 0) return false;
    const model = await getCampaignModel(trx, campaignId);
    await releaseSchools(trx, campaignId, model, dirty);
    const schoolIds = await findCampaignSchools(trx, campaignId);
    const facts = await findFacts(trx, campaignId);
    for (const quality of ['all', 'kept'] as const) {
      const cells = await findDisclosedCells(trx, campaignId, model, quality);
      // Where there is nothing to take out the second view is the first, and is not stored.
      if (quality === 'kept' && cells.every(({ doubtful }) => doubtful === null)) break;
      const inputs = schoolInputs(model, schoolIds, cells, facts);
      await putProfiles(trx, campaignId, quality, disclose(model, inputs, districtProfile(model, inputs)));
    }
    return true;
  });
}

/** What analytics reads, from what may be seen. A cell that nothing was sealed in is left out. */
export function schoolInputs(
  model: RiskModel,
  schoolIds: number[],
  cells: DisclosedCell[],
  facts: Map<number, Record<string, number>>,
): SchoolInput[] {
  const bySchool = Map.groupBy(cells, ({ schoolId }) => schoolId);
  return schoolIds.map((schoolId) => {
    const signed = facts.get(schoolId);
    return {
      school: String(schoolId),
      facts: signed ? modelFacts(model, signed) : null,
      cells: (bySchool.get(schoolId) ?? []).map(({ audience, grade, people, tally }) => ({
        audience,
        grade,
        people,
        tally,
      })),
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
