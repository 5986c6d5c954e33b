import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import type { Stamp } from '../../../people/identity/stamp.ts';
import type { ProgrammeBody } from './schemas.ts';

type SchoolYear = { schoolId: number; year: number };

const TEXT = ['factor', 'aim', 'tasks', 'indicators', 'version'] as const;

export async function findProgrammes(db: Kysely<Database>, { schoolId, year }: SchoolYear, factor?: string) {
  const rows = await db
    .selectFrom('risk_programme')
    .leftJoin('account', 'account.id', 'risk_programme.changed_by')
    .select([...TEXT, 'account.name as changedBy', 'changed_at as changedAt'])
    .where('school_id', '=', schoolId)
    .where('year', '=', year)
    .$if(factor !== undefined, (query) => query.where('factor', '=', factor as string))
    .orderBy('factor')
    .execute();
  return rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }));
}

export async function findProgrammeVersions(db: Kysely<Database>, { schoolId, year }: SchoolYear, factor: string) {
  const rows = await db
    .selectFrom('risk_programme_version')
    .leftJoin('account', 'account.id', 'risk_programme_version.changed_by')
    .select([...TEXT, 'account.name as changedBy', 'changed_at as changedAt'])
    .where('school_id', '=', schoolId)
    .where('year', '=', year)
    .where('factor', '=', factor)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }));
}

/** @throws ProblemError `programmeChanged` when another version than the one that was seen stands there */
export async function putProgramme(
  trx: Transaction<Database>,
  change: ProgrammeBody & Stamp & { schoolId: number; factor: string },
): Promise<void> {
  const { factor, schoolId, version, year } = change;
  const key = { school_id: schoolId, year, factor };
  const fresh = {
    aim: change.aim.trim(),
    tasks: JSON.stringify(change.tasks.map((text) => text.trim())),
    indicators: JSON.stringify(change.indicators.map((text) => text.trim())),
    version: version + 1,
    changed_by: change.by,
    changed_at: change.at,
  };
  const written =
    version === 0
      ? await trx
          .insertInto('risk_programme')
          .values({ ...key, ...fresh })
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await trx
          .updateTable('risk_programme')
          .set(fresh)
          .where('school_id', '=', schoolId)
          .where('year', '=', year)
          .where('factor', '=', factor)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst();
  if (!written) throw new ProblemError('programmeChanged');
  await trx
    .insertInto('risk_programme_version')
    .values({ ...key, ...fresh })
    .execute();
}
