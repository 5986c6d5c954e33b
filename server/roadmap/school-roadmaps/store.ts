import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database, SchoolRoadmapState } from '../../ground/db/schema.ts';
import type { LineSnapshot } from '../../ground/db/school-roadmap-tables.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Stamp } from '../../people/identity/stamp.ts';

type Key = { schoolId: number; year: number };

/** @returns undefined where nothing has been written yet */
export async function findRoadmap(db: Kysely<Database>, { schoolId, year }: Key) {
  return db
    .selectFrom('school_roadmap')
    .leftJoin('account', 'account.id', 'school_roadmap.changed_by')
    .select(['aim', 'state', 'note', 'version', 'account.name as changedBy', 'changed_at as changedAt'])
    .where('school_id', '=', schoolId)
    .where('year', '=', year)
    .executeTakeFirst();
}

export type Change = Key & Stamp & { version: number; aim: string; state: SchoolRoadmapState; note: string };

/**
 * Writes the next version, with the lines as they are.
 * @throws ProblemError `schoolRoadmapChanged` when another version than the one that was seen stands there
 */
export async function putRoadmap(trx: Transaction<Database>, change: Change, lines: LineSnapshot[]): Promise<void> {
  const { schoolId, version, year } = change;
  const fresh = {
    aim: change.aim.trim(),
    state: change.state,
    note: change.note.trim(),
    version: version + 1,
    changed_by: change.by,
    changed_at: change.at,
  };
  const key = { school_id: schoolId, year };
  const written =
    version === 0
      ? await trx
          .insertInto('school_roadmap')
          .values({ ...key, ...fresh })
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await trx
          .updateTable('school_roadmap')
          .set(fresh)
          .where('school_id', '=', schoolId)
          .where('year', '=', year)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst();
  if (!written) throw new ProblemError('schoolRoadmapChanged');
  await trx
    .insertInto('school_roadmap_version')
    .values({ ...key, ...fresh, lines: JSON.stringify(lines) })
    .execute();
}

/** Newest first, each with its lines. */
export async function findRoadmapVersions(db: Kysely<Database>, { schoolId, year }: Key, state?: SchoolRoadmapState) {
  return db
    .selectFrom('school_roadmap_version')
    .leftJoin('account', 'account.id', 'school_roadmap_version.changed_by')
    .select(['year', 'aim', 'state', 'note', 'version', 'lines', 'account.name as changedBy'])
    .select(['changed_by as changedById', 'changed_at as changedAt'])
    .where('school_id', '=', schoolId)
    .where('year', '=', year)
    .$if(state !== undefined, (query) => query.where('state', '=', state as SchoolRoadmapState))
    .orderBy('version', 'desc')
    .execute();
}
export type RoadmapVersion = Awaited<ReturnType<typeof findRoadmapVersions>>[number];

/** Years for which the school has lines or a roadmap, latest first. */
export async function findYears(db: Kysely<Database>, schoolId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('plan_line')
    .select('roadmap_year as year')
    .where('school_id', '=', schoolId)
    .union(db.selectFrom('school_roadmap').select('year').where('school_id', '=', schoolId))
    .execute();
  return rows.map(({ year }) => year).sort((a, b) => b - a);
}

/**
 * Of each school that has lines or a roadmap in the year: its state and how far its lines have come.
 * @param shown schools that are told of even without either
 */
export async function findOverview(
  db: Kysely<Database>,
  { schoolIds, shown, today, year }: { schoolIds: number[]; shown: number[]; today: string; year: number },
) {
  const { rows } = await sql<{
    schoolId: number;
    state: SchoolRoadmapState;
    version: number;
    changedAt: Date | null;
    lines: number;
    joint: number;
    done: number;
    late: number;
  }>`
    select school.id as "schoolId", coalesce(roadmap.state, 'draft') as state, coalesce(roadmap.version, 0) as version,
      roadmap.changed_at as "changedAt", count(line.id)::int as lines, (count(*) filter (where line.joint))::int as joint,
      (count(*) filter (where line.state = 'done'))::int as done,
      (count(*) filter (where line.state <> 'done' and line.ends_on < ${today} and line.ends_on >= coalesce(territory.began_on, line.ends_on)))::int as late
    from school join territory on territory.id = school.territory_id
    left join school_roadmap roadmap on roadmap.school_id = school.id and roadmap.year = ${year}
    left join plan_line line on line.school_id = school.id and line.roadmap_year = ${year} and line.state <> 'dropped'
    where school.id = any(${schoolIds}::int[]) and (roadmap.year is not null or line.id is not null
      or school.id = any(${shown}::int[]))
    group by school.id, roadmap.state, roadmap.version, roadmap.changed_at
    order by school.id`.execute(db);
  return rows;
}

/** What is public of a school's roadmap now. */
export async function findPublished(db: Kysely<Database>, { schoolId, year }: Key) {
  return db
    .selectFrom('publication')
    .leftJoin('publication_step as step', (join) =>
      join.onRef('step.publication_id', '=', 'publication.id').on('step.step', '=', 'publish'),
    )
    .select(['publication.id', 'publication.version', 'step.on_day as on'])
    .where('kind', '=', 'schoolRoadmap')
    .where('school_id', '=', schoolId)
    .where('year', '=', year)
    .where('publication.state', '=', 'published')
    .orderBy('publication.id', 'desc')
    .executeTakeFirst();
}
