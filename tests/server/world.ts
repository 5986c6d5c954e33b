/** A small world for tests: one municipality, a few surveyed schools, one open campaign with group links. */

import { updateCampaign } from '../../server/answering/campaigns/life/store.ts';
import { openCampaign } from '../../server/answering/campaigns/opening.ts';
import { insertLinks, insertRoll, type NewLink } from '../../server/answering/campaigns/store.ts';
import { newCode } from '../../server/answering/submissions/code.ts';
import { insertSchool } from '../../server/people/schools/store.ts';
import { insertTerritory } from '../../server/people/territories/store.ts';
import type { Services } from '../../server/services.ts';
import type { AnonymousAudience } from '../../surveys/schema.ts';

export type World = { territoryId: number; schoolIds: number[]; campaignId: number };

/** People of each surveyed group; grades 6 and 8 stay apart from 10 on. */
export async function makeWorld(
  { content, db }: Pick<Services, 'content' | 'db'>,
  schools = 3,
  people = 30,
  closesOn = '2026-06-30',
): Promise<World> {
  const name = { ru: 'Тестовый район', en: 'Test district' };
  const territoryId = await insertTerritory(db, 'municipality', name, null);
  const schoolIds: number[] = [];
  for (let index = 0; index < schools; index++) {
    const school = { ru: `Школа ${index + 1}`, en: `School ${index + 1}` };
    const id = await insertSchool(db, territoryId, { name: school, shortName: school });
    await insertRoll(db, id, '2025-09-01', [
      { audience: 'teacher', grade: 0, people },
      ...([6, 8] as const).flatMap((grade) =>
        (['student', 'parent'] as const).map((audience) => ({ audience, grade, people })),
      ),
    ]);
    schoolIds.push(id);
  }
  const title = { ru: 'Опрос', en: 'Survey' };
  const campaign = { territoryId, title, year: 2026, opensOn: '2026-05-01', closesOn };
  return { territoryId, schoolIds, campaignId: await openCampaign(db, content, campaign, schoolIds) };
}

/** A group link of a school for a cell of the campaign. */
export async function makeLink(
  { db }: Services,
  { campaignId, schoolIds }: World,
  { audience = 'student', grade = 6, cap = 30, school = 0 }: LinkOptions = {},
): Promise<string> {
  const link: NewLink = {
    code: newCode(),
    campaign_id: campaignId,
    school_id: schoolIds[school],
    audience,
    grade,
    label: '',
    cap,
  };
  await insertLinks(db, [link]);
  return link.code;
}

type LinkOptions = { audience?: AnonymousAudience; grade?: number; cap?: number; school?: number };

/** Every item of the audience's form answered by the same value. */
export function answersOf(services: Services, audience: AnonymousAudience = 'student', value = 2) {
  return Object.fromEntries(services.content.questionnaires[audience].items.map(({ name }) => [name, value]));
}

/** What a cell has received, how much of it is counted and how much waits. */
export function countCell(
  { db }: Services,
  { campaignId, schoolIds }: World,
  audience: AnonymousAudience = 'student',
  grade = 6,
) {
  return db
    .selectFrom('cell')
    .innerJoin('cell_count', (join) =>
      join
        .onRef('cell_count.school_id', '=', 'cell.school_id')
        .onRef('cell_count.campaign_id', '=', 'cell.campaign_id')
        .onRef('cell_count.audience', '=', 'cell.audience')
        .onRef('cell_count.grade', '=', 'cell.grade'),
    )
    .select(['received', 'sealed', 'waiting'])
    .where('cell.campaign_id', '=', campaignId)
    .where('cell.school_id', '=', schoolIds[0])
    .where('cell.audience', '=', audience)
    .where('cell.grade', '=', grade)
    .executeTakeFirstOrThrow();
}

/** Closes a campaign or opens it again, without a trace in its history. */
export function setState({ db }: Pick<Services, 'db'>, campaignId: number, state: 'open' | 'closed') {
  return updateCampaign(db, campaignId, { state, sealsOn: state === 'closed' ? '2100-01-01' : null });
}

/** Seals a campaign for good, past its closing: its pools are ended and its keys destroyed. */
export async function sealForGood({ db, sealer }: Services, campaignId: number) {
  await updateCampaign(db, campaignId, { state: 'sealed', sealsOn: null });
  return sealer.seal(campaignId);
}
