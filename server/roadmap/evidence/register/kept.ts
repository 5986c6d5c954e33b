/** The evidence of a district as the roadmap's rules read it: tens of thousands of records, read when any of them has changed. */
import type { Kysely } from 'kysely';
import { keepByStamp } from '../../../ground/db/kept.ts';
import type { Database } from '../../../ground/db/schema.ts';
import { type AskedEvidence, findEvidence, findEvidenceStamp, type RegisteredRecord } from './store.ts';

/** A year and the year before of a few districts. */
const MOST_KEPT = 6;

const kept = keepByStamp<readonly RegisteredRecord[]>(MOST_KEPT);

/** What `findEvidence` finds. The same array while nothing has changed: nobody may change it, and what is known of it stays known. */
export async function keptEvidence(db: Kysely<Database>, asked: AskedEvidence): Promise<readonly RegisteredRecord[]> {
  const { asOf, from, territoryId, to } = asked;
  const stamp = await findEvidenceStamp(db, territoryId);
  return kept(db, `${territoryId} ${asOf} ${from} ${to}`, stamp, () => findEvidence(db, asked));
}
