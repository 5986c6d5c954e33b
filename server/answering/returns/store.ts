import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { markChanged } from '../changed-schools/store.ts';

/** The return in force: the newest version, with the name of the account that signed it. */
export async function findReturn(db: Kysely<Database>, schoolId: number, campaignId: number) {
  return db
    .selectFrom('school_return')
    .innerJoin('account', 'account.id', 'school_return.signed_by')
    .select(['version', 'facts', 'account.name as signedBy', 'signed_at as signedAt'])
    .where('school_id', '=', schoolId)
    .where('campaign_id', '=', campaignId)
    .orderBy('version', 'desc')
    .executeTakeFirst();
}

export async function findCampaignOfSchool(db: Kysely<Database>, schoolId: number, campaignId: number) {
  return db
    .selectFrom('campaign')
    .select('state')
    .where('id', '=', campaignId)
    .where((where) =>
      where.exists(
        where
          .selectFrom('cell')
          .select('cell.school_id')
          .where('cell.school_id', '=', schoolId)
          .where('cell.campaign_id', '=', campaignId),
      ),
    )
    .executeTakeFirst();
}

export type NewReturn = {
  schoolId: number;
  campaignId: number;
  facts: Record<string, number>;
  signedBy: string;
  signedAt: Date;
  /** The version that the signer saw; 0 for none. */
  expected: number;
};

/**
 * Signs a new version and marks the school as changed.
 * @param trx a transaction, so that the signature and its entry in the audit come together
 * @returns the new version
 * @throws ProblemError `versionConflict` when another version was signed since
 */
export async function insertReturn(trx: Transaction<Database>, signed: NewReturn): Promise<number> {
  const { schoolId, campaignId, expected } = signed;
  const { rows } = await sql<{ version: number }>`
    insert into school_return (school_id, campaign_id, version, facts, signed_by, signed_at)
    select ${schoolId}, ${campaignId}, ${expected + 1}, ${JSON.stringify(signed.facts)}::jsonb, ${signed.signedBy}, ${signed.signedAt}
    where ${expected} = (select coalesce(max(version), 0) from school_return
      where school_id = ${schoolId} and campaign_id = ${campaignId})
    on conflict do nothing
    returning version`.execute(trx);
  if (rows.length === 0) throw new ProblemError('versionConflict');
  await markChanged(trx, campaignId, schoolId);
  return rows[0].version;
}
