import { type Kysely, sql } from 'kysely';
import type { DatedVprTest } from '../../../surveys/vpr.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { AnyStamp, Stamp } from '../../people/identity/stamp.ts';

/** Tests that the district imported itself. */
export async function findDistrictTests(db: Kysely<Database>, territoryId: number): Promise<DatedVprTest[]> {
  const rows = await db.selectFrom('vpr_test').select('test').where('territory_id', '=', territoryId).execute();
  return rows.map(({ test }) => test);
}

/** Confirmations in force, by the hash of the confirmed content. */
export async function findConfirmations(db: Kysely<Database>, territoryId: number) {
  const rows = await db
    .selectFrom('vpr_confirmation')
    .innerJoin('account', 'account.id', 'vpr_confirmation.confirmed_by')
    .select(['hash', 'account.name as by', 'confirmed_at as at'])
    .where('territory_id', '=', territoryId)
    .where('withdrawn_at', 'is', null)
    .execute();
  return new Map(rows.map(({ hash, ...confirmation }) => [hash, confirmation]));
}

/** Who acts where and when. */
export type Act = Stamp & { territoryId: number };

/** Confirms a content; one that is confirmed already stays with its first person. */
export async function insertConfirmation(db: Kysely<Database>, { territoryId, by, at }: Act, hash: string) {
  await sql`insert into vpr_confirmation (territory_id, hash, confirmed_by, confirmed_at)
    values (${territoryId}, ${hash}, ${by}, ${at})
    on conflict (territory_id, hash) where withdrawn_at is null do nothing`.execute(db);
}

export async function withdrawConfirmation(db: Kysely<Database>, { territoryId, by, at }: Act, hash: string) {
  await db
    .updateTable('vpr_confirmation')
    .set({ withdrawn_by: by, withdrawn_at: at })
    .where('territory_id', '=', territoryId)
    .where('hash', '=', hash)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** Stores tests of the district, in the place of its own former ones of the same year, subject and grade; all or none. */
export async function putDistrictTests(
  db: Kysely<Database>,
  { territoryId, by, at }: AnyStamp & { territoryId: number },
  tests: DatedVprTest[],
) {
  await db
    .insertInto('vpr_test')
    .values(
      tests.map((test) => ({
        territory_id: territoryId,
        year: test.year,
        subject: test.subject,
        grade: test.grade,
        test: JSON.stringify(test),
        imported_by: by,
        imported_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['territory_id', 'year', 'subject', 'grade']).doUpdateSet((row) => ({
        test: row.ref('excluded.test'),
        imported_by: row.ref('excluded.imported_by'),
        imported_at: row.ref('excluded.imported_at'),
      })),
    )
    .execute();
}

/** @returns whether there was such a test of the district's own */
export async function deleteDistrictTest(
  db: Kysely<Database>,
  territoryId: number,
  { year, subject, grade }: { year: number; subject: string; grade: number },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('vpr_test')
    .where('territory_id', '=', territoryId)
    .where('year', '=', year)
    .where('subject', '=', subject)
    .where('grade', '=', grade)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
