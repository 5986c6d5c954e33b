/** What the roadmap's rules read: everything that is registered, as it was known on a day. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import type { Typed } from '../kinds.ts';

export type RegisteredRecord = Typed & {
  id: number;
  schoolId: number | null;
  occursOn: string;
};

export type AskedEvidence = { territoryId: number; asOf: string; from: string; to: string };

/** Another text whenever a record of a territory was made or changed: nothing is deleted, and each change adds a version. */
export async function findEvidenceStamp(db: Kysely<Database>, territoryId: number): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws(' ', count(*), sum(version), max(id)) as stamp from evidence where territory_id = ${territoryId}`.execute(
    db,
  );
  return rows[0].stamp;
}

/**
 * Of each record the newest version that was written by the end of a day, without what was withdrawn by then.
 * @param asOf YYYY-MM-DD, by the days that counted as today when the versions were written
 * @param from, to records whose day lies within, both included
 * @returns by day and id, of the territory itself and of its schools
 */
export async function findEvidence(
  db: Kysely<Database>,
  { asOf, from, territoryId, to }: AskedEvidence,
): Promise<RegisteredRecord[]> {
  const rows = await db
    .selectFrom((from_) =>
      from_
        .selectFrom('evidence_version as version')
        .innerJoin('evidence', 'evidence.id', 'version.evidence_id')
        .distinctOn('evidence.id')
        .select(['evidence.id', 'evidence.school_id as schoolId', 'evidence.kind'])
        .select(['version.occurs_on as occursOn', 'version.data', 'version.withdrawn'])
        .where('evidence.territory_id', '=', territoryId)
        .where('version.on_day', '<=', asOf)
        .orderBy('evidence.id')
        .orderBy('version.version', 'desc')
        .as('known'),
    )
    .select(['id', 'schoolId', 'kind', 'occursOn', 'data'])
    .where('withdrawn', '=', false)
    .where('occursOn', '>=', from)
    .where('occursOn', '<=', to)
    .orderBy('occursOn')
    .orderBy('id')
    .execute();
  return rows as RegisteredRecord[];
}
