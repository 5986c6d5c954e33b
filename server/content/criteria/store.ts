import { type Kysely, sql } from 'kysely';
import type { ExitCriteria } from '../../../surveys/exit.ts';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Stamp } from '../../people/identity/stamp.ts';

/** All versions of a district's criteria, newest first. */
export async function findVersions(db: Kysely<Database>, territoryId: number) {
  return db
    .selectFrom('exit_criteria')
    .innerJoin('account', 'account.id', 'exit_criteria.changed_by')
    .select(['version', 'action', 'criteria', 'account.name as by', 'changed_at as at'])
    .where('territory_id', '=', territoryId)
    .orderBy('version', 'desc')
    .execute();
}

export type NewVersion = Stamp & {
  territoryId: number;
  action: 'confirm' | 'edit' | 'reset';
  criteria: ExitCriteria;
  /** The version that was seen; 0 for none. */
  expected: number;
};

/** @returns the new version. @throws ProblemError `contentChanged` when another was made since */
export async function insertVersion(db: Kysely<Database>, version: NewVersion): Promise<number> {
  const { territoryId, action, criteria, by, at, expected } = version;
  const { rows } = await sql<{ version: number }>`
    insert into exit_criteria (territory_id, version, action, criteria, changed_by, changed_at)
    select ${territoryId}, ${expected + 1}, ${action}, ${JSON.stringify(criteria)}::json, ${by}, ${at}
    where ${expected} = (select coalesce(max(version), 0) from exit_criteria where territory_id = ${territoryId})
    on conflict do nothing
    returning version`.execute(db);
  if (rows.length === 0) throw new ProblemError('contentChanged');
  return rows[0].version;
}
