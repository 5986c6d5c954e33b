/**
 * The number of people of a group is frozen at the opening, because it weighs in results and opens the gate for tiny groups: if it
 * could be moved at will, results would move without an answer. A correction waits until the next batch of the group is counted.
 */
import { ProblemError } from '../../../ground/http/problem.ts';
import type { Actor } from '../../../people/audit/trail.ts';
import type { Services } from '../../../services.ts';
import { requireCapsWithin } from '../../modes/caps.ts';
import { lockGroupCaps } from '../../modes/store.ts';
import { SEALING } from '../../sealing/job.ts';
import { takeSealingLock } from '../../sealing/store.ts';
import { ALL_GRADES, type CellKey } from '../../submissions/cell.ts';
import { shareCampaignLock } from '../../submissions/store.ts';
import { getCampaign, insertEvent } from '../life/store.ts';
import type { PeopleBody, PeopleResponse } from './schemas.ts';
import { getCellPeople, setNextRoll } from './store.ts';

/**
 * @throws ProblemError `notFound`, `campaignState` unless it is open or closed, `invalid` when more than so many were counted,
 *   `peopleBelowCaps` when links of the group may take more answers than fit so many people
 */
export async function correctPeople(
  { clock, db, jobs }: Pick<Services, 'clock' | 'db' | 'jobs'>,
  campaignId: number,
  { audience, grade, people, reason, schoolId }: PeopleBody,
  actor: Actor,
): Promise<PeopleResponse> {
  const cell: CellKey = { schoolId, campaignId, audience, grade: grade ?? ALL_GRADES };
  const corrected = await db.transaction().execute(async (trx) => {
    // So that no batch is counted by the former number while the new one is compared with what was counted.
    await takeSealingLock(trx, campaignId);
    await shareCampaignLock(trx, campaignId);
    const { state } = await getCampaign(trx, campaignId);
    if (state !== 'open' && state !== 'closed') throw new ProblemError('campaignState');
    const { roll, rollNext, sealed } = await getCellPeople(trx, cell);
    if (people < sealed) throw new ProblemError('invalid', [{ path: 'people', message: `${sealed} or more` }]);
    requireCapsWithin(await lockGroupCaps(trx, cell), people);
    const next = people === roll ? null : people;
    await setNextRoll(trx, cell, next);
    const before = rollNext ?? roll;
    await insertEvent(trx, campaignId, {
      kind: 'people',
      at: clock.now(),
      by: actor.id,
      reason: reason.trim(),
      people: { schoolId, audience, grade: cell.grade, before, after: people },
    });
    await actor.record(trx, {
      action: 'campaign.people',
      record: { kind: 'campaign', id: campaignId },
      school: schoolId,
      details: {
        group: [audience, grade].filter(Boolean).join(' '),
        ...(before !== null && { before }),
        after: people,
      },
    });
    return { roll, rollNext: next };
  });
  // A full group may have had a batch waiting for room.
  await jobs.send(SEALING, { campaignId });
  return corrected;
}
