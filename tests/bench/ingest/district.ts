/** The campaigns that the bench answers in, written into an empty data folder before its server starts. */
import { addDays, formatISO } from 'date-fns';
import type { Kysely } from 'kysely';
import { seededRandom } from '../../../analytics/random.ts';
import { scoringPlan } from '../../../analytics/tally.ts';
import { openCampaign } from '../../../server/answering/campaigns/opening.ts';
import { insertLinks, insertRoll } from '../../../server/answering/campaigns/store.ts';
import { growTallies, putSubmissions } from '../../../server/answering/sealing/store.ts';
import type { CellKey } from '../../../server/answering/submissions/cell.ts';
import { newCode } from '../../../server/answering/submissions/code.ts';
import type { Database } from '../../../server/ground/db/schema.ts';
import { insertSchool } from '../../../server/people/schools/store.ts';
import { insertTerritory } from '../../../server/people/territories/store.ts';
import type { Content } from '../../../surveys/load.ts';
import type { FormItem } from '../../../surveys/schema.ts';

/** So many people that nobody is too many, and no answer waits because more have come than there are people. */
const PEOPLE = 1_000_000_000;
/** Answers of each cell of a school that was surveyed before. */
const ANSWERED = 20;

const GROUPS = [
  ['teacher', 0],
  ['student', 6],
  ['student', 8],
  ['parent', 6],
  ['parent', 8],
] as const;

export type Cell = CellKey & { code: string };
export type Survey = { campaignId: number; schoolIds: number[]; cells: Cell[] };

export type Random = () => number;

/** The answers of one person, who answers everything. */
export function drawAnswers(items: FormItem[], random: Random): Record<string, number> {
  return Object.fromEntries(items.map(({ name, values }) => [name, values[Math.floor(random() * values.length)]]));
}

/**
 * Opens a campaign of surveyed schools of five cells each.
 * @param linked the first so many have a class link for each cell, whose cap nobody reaches
 */
export async function seedSurvey(
  db: Kysely<Database>,
  content: Content,
  schools: number,
  linked = schools,
): Promise<Survey> {
  const day = (later: number): string => formatISO(addDays(new Date(), later), { representation: 'date' });
  const named = (name: string) => ({ ru: name, en: name });
  const territoryId = await insertTerritory(db, 'municipality', named(`District of ${schools} schools`), null);
  const schoolIds: number[] = [];
  for (let number = 1; number <= schools; number++) {
    const name = named(`School ${number}`);
    const id = await insertSchool(db, territoryId, { name, shortName: name });
    await insertRoll(
      db,
      id,
      day(-30),
      GROUPS.map(([audience, grade]) => ({ audience, grade, people: PEOPLE })),
    );
    schoolIds.push(id);
  }
  const dates = { year: new Date().getFullYear(), opensOn: day(-7), closesOn: day(30) };
  const campaignId = await openCampaign(db, content, { territoryId, title: named('Survey'), ...dates }, schoolIds);
  const cells = schoolIds
    .slice(0, linked)
    .flatMap((schoolId) =>
      GROUPS.map(([audience, grade]) => ({ schoolId, campaignId, audience, grade, code: newCode() })),
    );
  await insertLinks(
    db,
    cells.map(({ code, ...cell }) => ({
      code,
      campaign_id: campaignId,
      school_id: cell.schoolId,
      audience: cell.audience,
      grade: cell.grade,
      label: '',
      cap: PEOPLE,
    })),
  );
  return { campaignId, schoolIds, cells };
}

/** Has every cell of a survey answered, counted and sealed as by its sealer. */
export async function seedAnswers(
  db: Kysely<Database>,
  content: Content,
  { campaignId, schoolIds }: Survey,
  random = seededRandom(20261130),
): Promise<void> {
  const plans = GROUPS.map(([audience, grade]) => {
    const { items } = content.questionnaires[audience];
    const names = items.map(({ name }) => name);
    return { audience, grade, items, plan: scoringPlan(content.riskModel, audience, names) };
  });
  await db.transaction().execute(async (trx) => {
    const growths = schoolIds.flatMap((schoolId) =>
      plans.map(({ audience, grade, items, plan }) => ({
        cell: { schoolId, campaignId, audience, grade },
        plan,
        batch: Array.from({ length: ANSWERED }, () => ({
          answers: Uint8Array.from(Object.values(drawAnswers(items, random))),
          doubtful: false,
        })),
      })),
    );
    await growTallies(trx, growths);
    await putSubmissions(
      trx,
      growths.flatMap(({ batch, cell }) => batch.map((set) => ({ cell, set }))),
    );
  });
}
