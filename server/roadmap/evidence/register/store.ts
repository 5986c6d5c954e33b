/** What the roadmap's rules read: everything that is registered, as it was known on a day. */
import type { Kysely } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import type { Typed } from '../kinds.ts';

export type RegisteredRecord = Typed & {
  id: number;
  schoolId: number | null;
  occursOn: string;
};

/**
 * Of each record the newest version that was written by the end of a day, without what was withdrawn by then.
 * @param asOf YYYY-MM-DD, by the days that counted as today when the versions were written
 * @param from, to records whose day lies within, both included
 * @returns by day and id, of the territory itself and of its schools
 */
export async function findEvidence(
  db: Kysely<Database>,
  { asOf, from, territoryId, to }: { territoryId: number; asOf: string; from: string; to: string },
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
