import type { Kysely } from 'kysely';
import type { AnonymousAudience } from '../../../surveys/schema.ts';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';

/** The SHA-256 of the frozen form, hex. @throws ProblemError `notFound` before the opening */
export async function getFormHash(db: Kysely<Database>, campaignId: number, audience: AnonymousAudience) {
  const row = await db
    .selectFrom('campaign_form')
    .select('hash')
    .where('campaign_id', '=', campaignId)
    .where('audience', '=', audience)
    .executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return row.hash;
}
