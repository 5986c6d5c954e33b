import { type Kysely, sql } from 'kysely';
import type { CampaignState, Database } from '../../ground/db/schema.ts';
import type { CellKey } from '../submissions/cell.ts';
import { shareCampaignLock } from '../submissions/store.ts';
import { countUsed, MARK_BYTES, UNUSED } from './marks.ts';

const columns = ({ schoolId, campaignId, audience, grade }: CellKey) => ({
  school_id: schoolId,
  campaign_id: campaignId,
  audience,
  grade,
});

/** A new code as it is stored. `place` is that of its mark among the batch's: 0 to one less than there are codes. */
export type NewCode = { digest: Buffer; place: number };

/**
 * Stores new codes in the order of their digests, with their places behind those of the cell's former batches.
 * @returns the batch's id
 */
export async function insertBatch(trx: Kysely<Database>, cell: CellKey, made: NewCode[]): Promise<number> {
  const key = columns(cell);
  const { id } = await trx
    .insertInto('code_batch')
    .values({ ...key, codes: made.length })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { length } = await trx
    .insertInto('code_use')
    .values({ ...key, marks: Buffer.alloc(made.length * MARK_BYTES) })
    .onConflict((conflict) =>
      conflict
        .columns(['school_id', 'campaign_id', 'audience', 'grade'])
        .doUpdateSet({ marks: sql`code_use.marks || excluded.marks` }),
    )
    .returning(sql<number>`length(marks)`.as('length'))
    .executeTakeFirstOrThrow();
  const first = length / MARK_BYTES - made.length;
  const digests = made.map(({ digest }) => digest);
  const places = made.map(({ place }) => first + place);
  await sql`insert into access_code (digest, batch_id, school_id, campaign_id, audience, grade, place)
    select digest, ${id}, ${cell.schoolId}, ${cell.campaignId}, ${cell.audience}, ${cell.grade}, place
    from unnest(${digests}::bytea[], ${places}::int[]) as made (digest, place)
    order by digest`.execute(trx);
  return id;
}

export type AccessCode = CellKey & { digest: Buffer; place: number };

export async function findAccessCode(db: Kysely<Database>, digest: Buffer): Promise<AccessCode | undefined> {
  return db
    .selectFrom('access_code')
    .select(['digest', 'school_id as schoolId', 'campaign_id as campaignId', 'audience', 'grade', 'place'])
    .where('digest', '=', digest)
    .executeTakeFirst();
}

const markAt = (place: number) => sql<Buffer>`substr(marks, ${place * MARK_BYTES + 1}, ${MARK_BYTES})`;

/** The code's mark: `UNUSED`, or that of the blinded ticket that was signed for it. */
export async function getMark(db: Kysely<Database>, code: AccessCode): Promise<Buffer> {
  const { mark } = await db
    .selectFrom('code_use')
    .select(markAt(code.place).as('mark'))
    .where('school_id', '=', code.schoolId)
    .where('campaign_id', '=', code.campaignId)
    .where('audience', '=', code.audience)
    .where('grade', '=', code.grade)
    .executeTakeFirstOrThrow();
  return mark;
}

export type UseOutcome = 'used' | 'again' | 'spent' | CampaignState;

/**
 * Uses a code for one blinded ticket, in a transaction that no closing of the campaign can overtake. A closed campaign uses no
 * code, and knows the ticket that it was used for: a signature that was lost on its way is given again until the sealing.
 * @returns `used` or `again` when the ticket is to be signed, `spent` when the code was used for another one, else the state
 *   of a campaign that is not open
 */
export async function spendCode(db: Kysely<Database>, code: AccessCode, mark: Buffer): Promise<UseOutcome> {
  return db.transaction().execute(async (trx) => {
    await shareCampaignLock(trx, code.campaignId);
    const { state } = await trx
      .selectFrom('campaign')
      .select('state')
      .where('id', '=', code.campaignId)
      .executeTakeFirstOrThrow();
    if (state === 'planned' || state === 'sealed') return state;
    const { rows } = await sql`update code_use
      set marks = overlay(marks placing ${mark} from ${code.place * MARK_BYTES + 1})
      where school_id = ${code.schoolId} and campaign_id = ${code.campaignId} and audience = ${code.audience}
        and grade = ${code.grade} and ${markAt(code.place)} = ${UNUSED} and ${state} = 'open'
      returning true`.execute(trx);
    if (rows.length > 0) return 'used';
    const stored = await getMark(trx, code);
    if (mark.equals(stored)) return 'again';
    return UNUSED.equals(stored) ? state : 'spent';
  });
}

export type CodeCount = CellKey & { codes: number; used: number };

/** How many codes each cell of the schools has and how many were used; a code is used by finished answers only. */
export async function countCodes(db: Kysely<Database>, campaignId: number, schoolIds: number[]): Promise<CodeCount[]> {
  const rows = await db
    .selectFrom('code_use')
    .select(['school_id as schoolId', 'campaign_id as campaignId', 'audience', 'grade', 'marks'])
    .where('campaign_id', '=', campaignId)
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .orderBy('school_id')
    .orderBy('audience')
    .orderBy('grade')
    .execute();
  return rows.map(({ marks, ...cell }) => ({ ...cell, codes: marks.length / MARK_BYTES, used: countUsed(marks) }));
}

/** Batches of a campaign's schools, newest first, with what is left of their codes after revoking. */
export async function findBatches(db: Kysely<Database>, campaignId: number, schoolIds: number[]) {
  return db
    .selectFrom('code_batch')
    .select(['id', 'school_id as schoolId', 'campaign_id as campaignId', 'audience', 'grade', 'codes'])
    .select((eb) =>
      eb
        .selectFrom('access_code')
        .select((count) => count.cast<number>(count.fn.countAll(), 'integer').as('valid'))
        .whereRef('access_code.batch_id', '=', 'code_batch.id')
        .as('valid'),
    )
    .where('campaign_id', '=', campaignId)
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .orderBy('id', 'desc')
    .execute();
}

/**
 * Makes the unused codes of a batch invalid, for instance when its sheet was lost; used ones stay what they are.
 * @returns how many codes were revoked
 */
export async function revokeBatch(db: Kysely<Database>, batchId: number): Promise<number> {
  const { numAffectedRows } = await sql`delete from access_code using code_use
    where batch_id = ${batchId} and code_use.school_id = access_code.school_id
      and code_use.campaign_id = access_code.campaign_id and code_use.audience = access_code.audience
      and code_use.grade = access_code.grade
      and substr(marks, place * ${MARK_BYTES} + 1, ${MARK_BYTES}) = ${UNUSED}`.execute(db);
  return Number(numAffectedRows ?? 0);
}
