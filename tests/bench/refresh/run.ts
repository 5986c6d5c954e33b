/** One run of the bench: what one changed school costs, what all cost, and what a day of a campaign leaves behind. */
import { type Kysely, sql } from 'kysely';
import { hasLevel } from '../../../analytics/result-level.ts';
import { ReliabilitySums } from '../../../analytics/scale-quality.ts';
import { schoolSummer } from '../../../analytics/school-sums.ts';
import { Disclosure } from '../../../analytics/suppression/disclosed.ts';
import { openDatabase } from '../../../server/ground/db/connect.ts';
import { migrate } from '../../../server/ground/db/migrate.ts';
import type { Database } from '../../../server/ground/db/schema.ts';
import { computeComponents } from '../../../server/profiles/profiles/computing.ts';
import { campaignInputs } from '../../../server/profiles/profiles/inputs.ts';
import { refreshCampaign } from '../../../server/profiles/profiles/refresh.ts';
import { findCampaign, findEditions } from '../../../server/profiles/profiles/store.ts';
import { loadContent } from '../../../surveys/load.ts';
import { makeDataFolder, removeDataFolder } from '../../server/dataFolder.ts';
import { BenchDistrict } from './district.ts';
import { type Cost, costOf } from './meter.ts';

export type RefreshSize = {
  /** Schools of the campaigns that are compared. */
  schools: number[];
  /** Batches of one school, and estimates anew, of which the median counts. */
  batches: number;
  estimates: number;
  /** The day is one of the smallest campaign: so many refreshes, each of so many batches. */
  refreshes: number;
  batchesOfRefresh: number;
};

/** Processor time in milliseconds, write-ahead log in thousand bytes. */
export type CampaignFigures = { schools: number; one: Total; all: Total; perSchool: number };
type Total = { processor: number; wal: number };

export type DayFigures = {
  refreshes: number;
  estimates: number;
  wal: number;
  /** Size of the tables of results together, and of each, against what they need, written anew. */
  bloat: number;
  bloatOf: Record<string, number>;
  /** Results with a level that is another with components estimated anew, just before that is due: largest share seen. */
  levelsThatDiffer: number;
  looks: number;
};

export type RefreshFigures = { campaigns: CampaignFigures[]; day: DayFigures };

const SEED = 20261130;
/** Answers of every cell before anything is measured, and of one batch. */
const ANSWERED = 15;
const BATCH = 5;
/** Batches by which code and plans become what they are in a worker that runs. */
const WARM_UP = 25;
/** Components are compared with those estimated anew while at least so much has moved: an estimate is due at 0.02. */
const NEARLY_DUE = 0.016;
const TABLES = ['profile', 'released_tally', 'tally', 'district_profile'];

type Stage = { db: Kysely<Database>; district: BenchDistrict };

export async function measureRefresh(size: RefreshSize, told: (line: string) => void): Promise<RefreshFigures> {
  const campaigns: CampaignFigures[] = [];
  for (const schools of size.schools) {
    campaigns.push(await onStage(schools, (stage) => measureCampaign(stage, size)));
    told(JSON.stringify(campaigns.at(-1)));
  }
  const day = await onStage(Math.min(...size.schools), (stage) => measureDay(stage, size));
  return { campaigns, day };
}

async function onStage<Figures>(schools: number, measure: (stage: Stage) => Promise<Figures>): Promise<Figures> {
  const dataFolder = await makeDataFolder();
  const database = await openDatabase({ databaseUrl: null, dataFolder }, 'opora bench');
  try {
    const { db } = database;
    await migrate(db);
    const district = await BenchDistrict.open(db, loadContent(), schools, SEED);
    await district.answer(
      db,
      district.schools.flatMap((school) => school.cells.map((cell) => ({ school, cell, people: ANSWERED }))),
    );
    await refreshCampaign(db, district.campaignId);
    await sql`vacuum analyze`.execute(db);
    return await measure({ db, district });
  } finally {
    await database.close();
    await removeDataFolder(dataFolder);
  }
}

async function measureCampaign({ db, district }: Stage, size: RefreshSize): Promise<CampaignFigures> {
  const { campaignId, schools } = district;
  const refreshOne = async (place: number): Promise<Cost> => {
    const school = schools[place % schools.length];
    await district.answer(db, [{ school, cell: school.cells[place % school.cells.length], people: BATCH }]);
    return costOf(db, () => refreshCampaign(db, campaignId));
  };
  const one: Cost[] = [];
  for (let n = -WARM_UP; n < size.batches; n++) {
    await sql`update district_profile set moved = 0`.execute(db);
    const cost = await refreshOne(7 * (n + WARM_UP));
    if (n >= 0) one.push(cost);
  }
  const all: Cost[] = [];
  for (let n = 0; n < size.estimates; n++) {
    await sql`update district_profile set moved = 1`.execute(db);
    all.push(await refreshOne(11 * n + 3));
  }
  const own = medianOf(all);
  return {
    schools: schools.length,
    one: medianOf(one),
    all: own,
    perSchool: round(own.processor / schools.length, 100),
  };
}

async function measureDay({ db, district }: Stage, size: RefreshSize): Promise<DayFigures> {
  const { campaignId, schools } = district;
  let place = 0;
  let estimates = 0;
  let wal = 0;
  const shares: number[] = [];
  for (let n = 0; n < size.refreshes; n++) {
    const batches = Array.from({ length: size.batchesOfRefresh }, () => {
      place += 1;
      const school = schools[(37 * place) % schools.length];
      return {
        school,
        cell: school.cells[Math.floor(place / schools.length + n) % school.cells.length],
        people: BATCH,
      };
    });
    await district.answer(db, batches);
    const before = await movedOf(db);
    wal += (await costOf(db, () => refreshCampaign(db, campaignId))).wal;
    const after = await movedOf(db);
    if (after < before) estimates += 1;
    if (after >= NEARLY_DUE) shares.push(await levelsThatDiffer(db, campaignId));
  }
  const sizes: [string, Sizes][] = [];
  for (const table of TABLES) sizes.push([table, await sizesOf(db, table)]);
  const sum = (of: keyof Sizes) => sizes.reduce((total, [, own]) => total + own[of], 0);
  return {
    refreshes: size.refreshes,
    estimates,
    wal: round(wal, 1),
    bloat: round(sum('grown') / sum('live'), 100),
    bloatOf: Object.fromEntries(sizes.map(([table, { grown, live }]) => [table, round(grown / live, 100)])),
    levelsThatDiffer: round(Math.max(0, ...shares), 10_000),
    looks: shares.length,
  };
}

async function movedOf(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ moved: number }>`select max(moved) as moved from district_profile`.execute(db);
  return rows[0].moved;
}

/** The share of results with a level that another would stand in the place of, were the components estimated anew. */
async function levelsThatDiffer(db: Kysely<Database>, campaignId: number): Promise<number> {
  const { model } = await findCampaign(db, campaignId);
  const { views } = await campaignInputs(db, campaignId, model);
  const [edition] = await findEditions(db, campaignId);
  const reliability = new ReliabilitySums(model);
  for (const cell of views.all.flatMap(({ cells }) => cells)) reliability.add(cell);
  const schools = views.all.map(schoolSummer(model));
  const fresh = await computeComponents({ model, schools, alphas: reliability.alphas() });
  const [stored, anew] = [edition.components, fresh].map((components) => {
    const disclosure = new Disclosure(model, components);
    return schools.flatMap((school) => disclosure.figures(school));
  });
  const levels = stored.map((result, r) => [result, anew[r]]).filter(([own]) => hasLevel(own));
  const differ = levels.filter(([own, other]) => !hasLevel(own) || !hasLevel(other) || own.level !== other.level);
  return differ.length / Math.max(1, levels.length);
}

/** Bytes of a table with its indexes: as it has grown, and written anew. */
type Sizes = { grown: number; live: number };

async function sizesOf(db: Kysely<Database>, table: string): Promise<Sizes> {
  const size = async (): Promise<number> => {
    const { rows } = await sql<{ bytes: number }>`
      select pg_total_relation_size(${table}::regclass)::float8 as bytes`.execute(db);
    return rows[0].bytes;
  };
  const grown = await size();
  await sql`vacuum full ${sql.table(table)}`.execute(db);
  return { grown, live: await size() };
}

function medianOf(costs: Cost[]): Total {
  const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
  return {
    processor: round(median(costs.map(({ database, own }) => own + database)), 10),
    wal: round(median(costs.map((cost) => cost.wal)), 10),
  };
}

const round = (value: number, steps: number): number => Math.round(steps * value) / steps;
