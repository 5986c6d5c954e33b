import { type Kysely, sql } from 'kysely';

/** The roles of the order that came later: mentors, members of the working group, psychologists of schools. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table membership drop constraint membership_role_check`.execute(db);
  await sql`alter table membership add constraint membership_role_check check (role in ('administrator', 'chief', 'analyst',
    'tutor', 'mentor', 'workingGroup', 'head', 'coordinator', 'psychologist', 'viewer'))`.execute(db);
}
