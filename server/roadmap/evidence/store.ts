import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Scope } from '../../people/identity/caller.ts';
import type { DayStamp } from '../../people/identity/stamp.ts';
import { schoolsInScope } from '../../people/schools/store.ts';
import { territoriesInScope } from '../../people/territories/store.ts';
import type { EvidenceKind, Typed } from './kinds.ts';
import type { Reach } from './rights.ts';
import type { EvidenceQuery } from './schemas.ts';

/** Of a page. */
export const RECORDS_OF_A_PAGE = 100;

type Where = ExpressionBuilder<Database, 'evidence'>;

/**
 * What lies in a scope: records of its schools, the district's own of its territories and of those that its schools lie in,
 * and requests to its schools.
 */
function liesIn(db: Kysely<Database>, where: Where, scope: Scope) {
  const around = db
    .selectFrom('school')
    .select('territory_id')
    .where('id', '=', sql<number>`any(${scope.schoolIds}::int[])`);
  return where.or([
    where('evidence.school_id', 'in', schoolsInScope(db, scope)),
    where(sql<number>`(evidence.data ->> 'toSchoolId')::int`, 'in', schoolsInScope(db, scope)),
    where.and([
      where('evidence.school_id', 'is', null),
      where.or([
        where('evidence.territory_id', 'in', territoriesInScope(db, scope)),
        where('evidence.territory_id', 'in', around),
      ]),
    ]),
  ]);
}

export async function isEvidenceInScope(db: Kysely<Database>, scope: Scope, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('evidence')
    .select('id')
    .where('id', '=', id)
    .where((where) => liesIn(db, where, scope))
    .executeTakeFirst();
  return row !== undefined;
}

/** What the reaches read together, without their order. */
function readable(db: Kysely<Database>, reaches: Reach[]) {
  return db
    .selectFrom('evidence')
    .where((where) =>
      where.or(
        reaches.map(({ kinds, madeBy, scope }) =>
          where.and([
            where('evidence.kind', 'in', kinds),
            liesIn(db, where, scope),
            ...(madeBy === null ? [] : [where('evidence.made_by', '=', madeBy)]),
          ]),
        ),
      ),
    )
    .leftJoin('account', 'account.id', 'evidence.changed_by')
    .leftJoin('school', 'school.id', 'evidence.school_id')
    .select(['evidence.id', 'kind', 'evidence.territory_id as territoryId', 'school_id as schoolId'])
    .select(['school.short_name as school', 'occurs_on as occursOn', 'data', 'withdrawn', 'version'])
    .select(['account.name as changedBy', 'changed_at as changedAt', 'evidence.made_by as madeBy'])
    .select(
      sql<boolean>`not exists (select from evidence_version v where v.evidence_id = evidence.id
        and v.changed_by is distinct from evidence.made_by)`.as('byMaker'),
    );
}
type Untyped = Awaited<ReturnType<ReturnType<typeof readable>['execute']>>[number];
/** What is stored was checked by its kind: `insertRecord` and `updateRecord` take nothing else. */
export type EvidenceRow = Omit<Untyped, 'kind' | 'data'> & Typed;

/** What is asked for, in no order. */
function askedRecords(db: Kysely<Database>, reaches: Reach[], query: EvidenceQuery) {
  const { kind, school, year, withdrawn = false } = query;
  const from = query.from ?? (year === undefined ? undefined : `${year}-01-01`);
  const to = query.to ?? (year === undefined ? undefined : `${year}-12-31`);
  return readable(db, reaches)
    .$if(kind !== undefined, (each) => each.where('kind', '=', kind as EvidenceKind))
    .$if(school !== undefined, (each) => each.where('school_id', '=', school as number))
    .$if(from !== undefined, (each) => each.where('occurs_on', '>=', from as string))
    .$if(to !== undefined, (each) => each.where('occurs_on', '<=', to as string))
    .$if(!withdrawn, (each) => each.where('withdrawn', '=', false));
}

/** Newest day first, without the bytes of files. */
export async function findRecords(
  db: Kysely<Database>,
  reaches: Reach[],
  query: Omit<EvidenceQuery, 'page'>,
): Promise<EvidenceRow[]> {
  const rows = await askedRecords(db, reaches, query)
    .orderBy('occurs_on', 'desc')
    .orderBy('evidence.id', 'desc')
    .execute();
  return rows as EvidenceRow[];
}

/** The same a page at a time; `count` of all pages. */
export async function findPage(
  db: Kysely<Database>,
  reaches: Reach[],
  query: EvidenceQuery,
): Promise<{ count: number; rows: EvidenceRow[] }> {
  const { page = 1 } = query;
  const asked = askedRecords(db, reaches, query);
  const { count } = await asked
    .clearSelect()
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .executeTakeFirstOrThrow();
  const rows = await asked
    .orderBy('occurs_on', 'desc')
    .orderBy('evidence.id', 'desc')
    .limit(RECORDS_OF_A_PAGE)
    .offset((page - 1) * RECORDS_OF_A_PAGE)
    .execute();
  return { count, rows: rows as EvidenceRow[] };
}

/** @throws ProblemError `notFound` also when it is there but not for these readers, so that ids tell nothing */
export async function getRecord(db: Kysely<Database>, reaches: Reach[], id: number): Promise<EvidenceRow> {
  const row = await readable(db, reaches).where('evidence.id', '=', id).executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return row as EvidenceRow;
}

/** The record that was stored under a sender's key. */
export async function findByKey(db: Kysely<Database>, key: string, madeBy: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('evidence')
    .select('id')
    .where('sent_key', '=', key)
    .where('made_by', '=', madeBy)
    .executeTakeFirst();
  return row?.id;
}

export type NewRecord = DayStamp &
  Typed & {
    territoryId: number;
    schoolId: number | null;
    occursOn: string;
    key?: string;
  };

/** @returns its id. @throws ProblemError `evidenceTaken` when the key is somebody else's */
export async function insertRecord(trx: Kysely<Database>, record: NewRecord): Promise<number> {
  const row = await trx
    .insertInto('evidence')
    .values({
      territory_id: record.territoryId,
      school_id: record.schoolId,
      kind: record.kind,
      occurs_on: record.occursOn,
      data: JSON.stringify(record.data),
      withdrawn: false,
      version: 1,
      sent_key: record.key ?? null,
      made_by: record.by,
      changed_by: record.by,
      changed_at: record.at,
    })
    .onConflict((conflict) => conflict.column('sent_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new ProblemError('evidenceTaken');
  await keepVersion(trx, row.id, record.day, '');
  return row.id;
}

export type Change = DayStamp & { version: number; occursOn: string; data: Typed['data']; note: string };

/** @throws ProblemError `evidenceChanged` when it has another version than the one that was seen, or was withdrawn */
export async function updateRecord(trx: Kysely<Database>, id: number, change: Change): Promise<void> {
  const { at, by, data, occursOn, version } = change;
  const result = await trx
    .updateTable('evidence')
    .set({ occurs_on: occursOn, data: JSON.stringify(data), version: version + 1, changed_by: by, changed_at: at })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('withdrawn', '=', false)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new ProblemError('evidenceChanged');
  await keepVersion(trx, id, change.day, change.note);
}

export type Withdrawal = DayStamp & { version: number; note: string; withdrawn: boolean };

/** Withdraws a record or takes it back. @throws ProblemError `evidenceChanged` when it is not as it was seen */
export async function setWithdrawn(trx: Kysely<Database>, id: number, change: Withdrawal): Promise<void> {
  const { at, by, version, withdrawn } = change;
  const result = await trx
    .updateTable('evidence')
    .set({ withdrawn, version: version + 1, changed_by: by, changed_at: at })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('withdrawn', '=', !withdrawn)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new ProblemError('evidenceChanged');
  await keepVersion(trx, id, change.day, change.note.trim());
}

/** Keeps others from changing a record until the transaction ends. @returns what it holds now */
export async function lockRecord(trx: Kysely<Database>, id: number) {
  const row = await trx
    .selectFrom('evidence')
    .select(['kind', 'occurs_on as occursOn', 'data', 'version', 'withdrawn'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row as Omit<typeof row, 'kind' | 'data'> & Typed;
}

async function keepVersion(trx: Kysely<Database>, id: number, day: string, note: string): Promise<void> {
  await sql`insert into evidence_version (evidence_id, version, occurs_on, data, withdrawn, note, on_day, changed_by, changed_at)
    select id, version, occurs_on, data, withdrawn, ${note}, ${day}, changed_by, changed_at
    from evidence where id = ${id}`.execute(trx);
}

export async function findHistory(db: Kysely<Database>, id: number) {
  return db
    .selectFrom('evidence_version')
    .leftJoin('account', 'account.id', 'evidence_version.changed_by')
    .select(['version', 'occurs_on as occursOn', 'data', 'withdrawn', 'note', 'on_day as onDay'])
    .select(['account.name as changedBy', 'changed_at as changedAt'])
    .where('evidence_id', '=', id)
    .orderBy('version', 'desc')
    .execute();
}
