/** A surveyed campaign of many schools: sealed answers and nothing else, in any empty database. */
import { addDays, formatISO } from 'date-fns';
import type { Kysely } from 'kysely';
import { isDoubtful } from '../../../analytics/answer-quality.ts';
import { type Random, seededRandom } from '../../../analytics/random.ts';
import { type ScoringPlan, scoringPlan } from '../../../analytics/tally.ts';
import { openCampaign } from '../../../server/answering/campaigns/opening.ts';
import { findCells } from '../../../server/answering/campaigns/store.ts';
import { type Growth, growTallies } from '../../../server/answering/sealing/store.ts';
import type { CellKey } from '../../../server/answering/submissions/cell.ts';
import { encodeAnswers } from '../../../server/answering/submissions/codec.ts';
import type { Database } from '../../../server/ground/db/schema.ts';
import {
  type SimulatedDistrict,
  type SimulatedSchool,
  simulateDistrict,
} from '../../../server/operation/simulation/district.ts';
import { drawAnswers, isCareless, straightLine } from '../../../server/operation/simulation/latent.ts';
import type { Content } from '../../../surveys/load.ts';
import type { AnonymousAudience } from '../../../surveys/schema.ts';

const AUDIENCES: AnonymousAudience[] = ['teacher', 'student', 'parent'];
/** Schools whose answers are counted in one transaction. */
const AT_ONCE = 100;

/** Cells of one school, and how many people each has. */
export type BenchCell = CellKey & { people: number };
export type BenchSchool = { school: SimulatedSchool; cells: BenchCell[] };

export class BenchDistrict {
  readonly campaignId: number;
  readonly territoryId: number;
  /** Those that are surveyed. */
  readonly schools: BenchSchool[];
  readonly #content: Content;
  readonly #district: SimulatedDistrict;
  readonly #plans: Map<AnonymousAudience, ScoringPlan>;
  readonly #random: Random;

  private constructor(
    content: Content,
    district: SimulatedDistrict,
    campaignId: number,
    cells: BenchCell[],
    random: Random,
  ) {
    const bySchool = Map.groupBy(cells, ({ schoolId }) => schoolId);
    this.campaignId = campaignId;
    this.territoryId = district.territoryId;
    this.schools = district.schools.map((school) => ({ school, cells: bySchool.get(school.id) ?? [] }));
    this.#content = content;
    this.#district = district;
    this.#random = random;
    this.#plans = new Map(
      AUDIENCES.map((audience) => {
        const names = content.questionnaires[audience].items.map(({ name }) => name);
        return [audience, scoringPlan(content.riskModel, audience, names)];
      }),
    );
  }

  /**
   * Opens a campaign in a simulated district; nobody has answered yet.
   * @param isSurveyed which of the schools are
   */
  static async open(
    db: Kysely<Database>,
    content: Content,
    count: number,
    seed: number,
    isSurveyed: (school: SimulatedSchool) => boolean = () => true,
  ): Promise<BenchDistrict> {
    const random = seededRandom(seed);
    const year = new Date().getFullYear();
    const all = await simulateDistrict(db, content.riskModel, count, [year], random);
    const district = { ...all, schools: all.schools.filter(isSurveyed) };
    const day = (later: number): string => formatISO(addDays(new Date(), later), { representation: 'date' });
    const title = { ru: `${count}`, en: `${count}` };
    const dates = { year, opensOn: day(-7), closesOn: day(30) };
    const ids = district.schools.map(({ id }) => id);
    const campaignId = await openCampaign(db, content, { territoryId: district.territoryId, title, ...dates }, ids);
    const cells = (await findCells(db, campaignId, ids)).map(({ schoolId, audience, grade, roll }) => ({
      ...{ schoolId, campaignId, audience, grade },
      people: roll ?? 0,
    }));
    return new BenchDistrict(content, district, campaignId, cells, random);
  }

  /** Has so many people of a cell answer, counted and sealed as by the sealer; the schools are marked as changed. */
  async answer(db: Kysely<Database>, batches: { school: BenchSchool; cell: BenchCell; people: number }[]) {
    for (let from = 0; from < batches.length; from += AT_ONCE) {
      const growths = batches.slice(from, from + AT_ONCE).map(({ school, cell, people }): Growth => {
        const plan = this.#plans.get(cell.audience);
        if (plan === undefined) throw new Error(`no form of ${cell.audience}`);
        const batch = Array.from({ length: people }, () => this.#set(school.school, cell.audience, plan));
        return { cell, plan, batch };
      });
      await db.transaction().execute((trx) => growTallies(trx, growths));
    }
  }

  #set({ careless, latent }: SimulatedSchool, audience: AnonymousAudience, plan: ScoringPlan) {
    const { questionnaires, riskModel } = this.#content;
    const { items } = questionnaires[audience];
    const drawn = drawAnswers(riskModel, this.#district.latent, latent, audience, items, this.#random);
    const answers = isCareless(careless[audience], this.#random) ? straightLine(items, this.#random) : drawn;
    const encoded = encodeAnswers(items, answers);
    if (encoded.kind === 'invalid') throw new Error('simulated answers are invalid');
    return { answers: encoded.bytes, doubtful: isDoubtful(plan, encoded.bytes) };
  }
}
