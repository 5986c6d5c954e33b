import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import type { Typed } from '../../../roadmap/evidence/kinds.ts';

/** How a record was written on a day; a later one is a change. */
export type DemoVersion = { day: string; occursOn: string; data: Typed['data'] };
export type DemoRecord = { schoolId: number | null; kind: Typed['kind']; by: string; versions: DemoVersion[] };

/** Stores records with every version on its own day, all in one statement: a demo has hundreds. */
export async function insertDemoRecords(
  db: Kysely<Database>,
  territoryId: number,
  records: readonly DemoRecord[],
): Promise<void> {
  const given = JSON.stringify(records.map((record, index) => ({ ...record, key: `demo-${territoryId}-${index}` })));
  await sql`with given as (
      select *, versions -> -1 as newest, jsonb_array_length(versions) as count
      from jsonb_to_recordset(${given}::jsonb) as r (key text, "schoolId" int, kind text, by text, versions jsonb)),
    made as (
      insert into evidence (territory_id, school_id, kind, occurs_on, data, withdrawn, version, sent_key, made_by, changed_by, changed_at)
      select ${territoryId}, "schoolId", kind, (newest ->> 'occursOn')::date, newest -> 'data', false, count, key, by, by,
        (newest ->> 'day')::date + time '09:00'
      from given returning id, sent_key)
    insert into evidence_version (evidence_id, version, occurs_on, data, withdrawn, note, on_day, changed_by, changed_at)
    select made.id, v.place, (v.one ->> 'occursOn')::date, v.one -> 'data', false, '', (v.one ->> 'day')::date, given.by,
      (v.one ->> 'day')::date + time '09:00'
    from made join given on given.key = made.sent_key,
      jsonb_array_elements(given.versions) with ordinality as v (one, place)`.execute(db);
}
