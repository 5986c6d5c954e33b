import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Runs all or nothing: within the transaction that is under way already, else in one of its own. */
export function inTransaction<Result>(
  db: Kysely<Database>,
  run: (trx: Kysely<Database>) => Promise<Result>,
): Promise<Result> {
  return db.isTransaction ? run(db) : db.transaction().execute(run);
}
