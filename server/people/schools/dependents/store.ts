/** What depends on a school: all that refers to it. A school on which nothing depends can be deleted. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import type { DependentKind, Dependents } from '../register/schemas.ts';

type Source = {
  table: string;
  column: string;
  /** What is counted; the same in two tables of a kind is counted once, unless they say apart. */
  key: string;
  apart: string;
};

const source = (table: string, key: string, column = 'school_id', apart = ''): Source => ({
  table,
  column,
  key,
  apart,
});
const apart = (table: string, key: string): Source => source(table, key, 'school_id', table);

/** Every table that refers to a school, but for its own history; a test compares it with the database. What refers to these goes with them. */
export const SOURCES: Record<DependentKind, readonly Source[]> = {
  roles: [source('membership', 'id')],
  campaigns: [
    source('campaign_school', 'campaign_id'),
    source('campaign_way', 'campaign_id'),
    source('cell', 'campaign_id'),
  ],
  results: [
    source('profile', 'campaign_id'),
    source('profile_change', 'campaign_id'),
    source('changed_school', 'campaign_id'),
    apart('official_level', 'profile_id'),
  ],
  returns: [source('school_return', 'campaign_id')],
  enrolment: [source('school_year', 'as_of')],
  status: [source('designation', 'year'), source('designation_entry', 'year')],
  exit: [source('exit_judgement', 'id')],
  plans: [source('plan_line', 'id')],
  roadmaps: [
    source('school_roadmap', 'year'),
    source('school_roadmap_version', 'year'),
    source('risk_programme', 'year'),
    source('risk_programme_version', 'year'),
    apart('roadmap_override', 'id'),
  ],
  // Records also name schools in their data: as host, partner, addressee.
  evidence: [source('evidence', 'id')],
  publications: [source('publication', 'id')],
  objectivity: [
    source('objectivity_case', 'id'),
    source('objectivity_case', 'id', 'partner_id'),
    source('objectivity_case_version', 'case_id', 'partner_id'),
    source('objectivity_finding', 'territory_id', 'school_id', 'finding'),
    source('objectivity_test_finding', 'territory_id', 'school_id', 'finding'),
    apart('objectivity_list_mark', 'list_id'),
    source('vpr_import', 'id', 'school_id', 'import'),
    source('vpr_import_school', 'import_id', 'school_id', 'import'),
    source('vpr_release', 'import_id', 'school_id', 'import'),
    apart('vpr_report_line', 'report_id'),
  ],
  means: [source('result_mean', 'table_id')],
  practice: [source('practice_request', 'id', 'asked_by_school')],
  merged: [source('school', 'id', 'successor_id')],
  other: [source('notice', 'key')],
};

const KINDS = Object.keys(SOURCES) as DependentKind[];

/** Numbers of schools that records of evidence name in their data. */
const NAMED =
  '$.** ? (@.type() == "object").keyvalue() ? (@.key like_regex "[sS]choolId$").value ? (@.type() == "number")';

/** @returns of each school how much of each kind there is; kinds without any are left out */
export async function countDependents(
  db: Kysely<Database>,
  schoolIds: readonly number[],
): Promise<Map<number, Dependents>> {
  const asked = sql`any(${schoolIds}::int[])`;
  const parts = KINDS.flatMap((kind) =>
    SOURCES[kind].map(
      ({ apart, column, key, table }) => sql`
        select ${kind}::text as kind, ${sql.ref(column)} as id, ${apart}::text || ${sql.ref(key)} as key from ${sql.table(table)}
        where ${sql.ref(column)} = ${asked}`,
    ),
  );
  const named = sql`
    select 'evidence' as kind, (value #>> '{}')::int as id, evidence.id::text as key
    from evidence, lateral jsonb_path_query(data, ${NAMED}::jsonpath) as value where (value #>> '{}')::numeric = ${asked}`;
  const { rows } = await sql<{ kind: DependentKind; id: number; count: number }>`
    select kind, id, count(distinct key)::int as count from (${sql.join([...parts, named], sql` union all `)}) as found
    group by kind, id`.execute(db);
  const counts = Map.groupBy(rows, ({ id }) => id);
  return new Map(
    schoolIds.map((id) => {
      const own = new Map((counts.get(id) ?? []).map(({ count, kind }) => [kind, count]));
      return [id, KINDS.flatMap((kind) => (own.has(kind) ? [{ kind, count: own.get(kind) ?? 0 }] : []))];
    }),
  );
}
