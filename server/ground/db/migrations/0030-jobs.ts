import { type Kysely, sql } from 'kysely';

/** How far jobs that are under way have come; their rows are pg-boss's own, in the schema `jobs`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table job_progress (
    job_id uuid primary key,
    done integer not null,
    total integer not null,
    step text
  )`.execute(db);
}
