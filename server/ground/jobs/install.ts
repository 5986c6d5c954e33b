/** The tables of pg-boss in a schema of their own, made and renewed by the owner of the database. */
import type { Kysely } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import { JOB_SCHEMA } from '../db/job-tables.ts';
import type { Database } from '../db/schema.ts';

/** Brings the tables to what this version of the library needs; does nothing where they are so. @param owner may make schemas */
export async function installJobs(owner: Kysely<Database>): Promise<void> {
  const boss = new PgBoss({ db: fromKysely(owner), schema: JOB_SCHEMA, supervise: false, schedule: false });
  // An error is thrown as well; without a listener it would end the process.
  boss.on('error', () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
}
