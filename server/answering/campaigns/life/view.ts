/** A campaign as its page shows it. */
import type { Services } from '../../../services.ts';
import { ALL_GRADES, gradeView } from '../../submissions/cell.ts';
import { cellsOf } from '../opening.ts';
import { findRoll } from '../store.ts';
import type { CampaignResponse } from './schemas.ts';
import { findEvents, findFormHashes, getCampaign } from './store.ts';

/** @param schoolIds the campaign's schools that the caller may see */
export async function describeCampaign(
  { clock, db }: Pick<Services, 'clock' | 'db'>,
  campaignId: number,
  schoolIds: number[],
): Promise<CampaignResponse> {
  const campaign = await getCampaign(db, campaignId);
  const events = await findEvents(db, campaignId);
  const day = campaign.opensOn > clock.today() ? campaign.opensOn : clock.today();
  return {
    ...campaign,
    schoolIds,
    cells: campaign.state === 'planned' ? await previewCells(db, schoolIds, day) : [],
    forms: await findFormHashes(db, campaignId),
    events: events
      .filter(({ people }) => people === null || schoolIds.includes(people.schoolId))
      .map(({ at, people, ...event }) => ({
        ...event,
        at: at.toISOString(),
        people: people && { ...people, grade: gradeView(people.grade) },
      })),
  };
}

/** The cells as they would be made on a day, so that joined grades and unknown rolls are seen before the opening. */
async function previewCells(db: Services['db'], schoolIds: number[], day: string): Promise<CampaignResponse['cells']> {
  const cells: CampaignResponse['cells'] = [];
  for (const schoolId of schoolIds) {
    for (const { audience, grade, roll } of cellsOf(await findRoll(db, schoolId, day))) {
      const joined = audience !== 'teacher' && grade === ALL_GRADES;
      cells.push({ schoolId, audience, grade: gradeView(grade), roll, joined });
    }
  }
  return cells;
}
