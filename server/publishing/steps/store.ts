import type { Kysely, Transaction } from 'kysely';
import type { PublicationState, PublicationStep } from '../../ground/db/publication-tables.ts';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Role } from '../../people/identity/roles.ts';
import type { DayStamp } from '../../people/identity/stamp.ts';

export type TakenStep = DayStamp & {
  publicationId: number;
  step: PublicationStep;
  from: PublicationState;
  to: PublicationState;
  /** The version that was seen: a step is taken with what somebody has read. */
  version: number;
  role: Role;
  note: string;
};

/** @throws ProblemError `publicationChanged` when text or state are not those that were seen */
export async function takeStep(trx: Transaction<Database>, taken: TakenStep): Promise<void> {
  const { at, by, day, from, note, publicationId, role, step, to, version } = taken;
  const result = await trx
    .updateTable('publication')
    .set({ state: to })
    .where('id', '=', publicationId)
    .where('version', '=', version)
    .where('state', '=', from)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new ProblemError('publicationChanged');
  await trx
    .insertInto('publication_step')
    .values({
      publication_id: publicationId,
      step,
      from_state: from,
      to_state: to,
      version,
      on_day: day,
      at,
      by_account: by,
      by_role: role,
      note: note.trim(),
    })
    .execute();
}

/** Newest first. */
export async function findSteps(db: Kysely<Database>, publicationId: number) {
  return db
    .selectFrom('publication_step')
    .leftJoin('account', 'account.id', 'publication_step.by_account')
    .select(['step', 'from_state as from', 'to_state as to', 'version', 'on_day as day', 'at'])
    .select((select) => ['account.name as by', select.ref('by_role').$castTo<Role>().as('role'), 'note'])
    .where('publication_id', '=', publicationId)
    .orderBy('publication_step.id', 'desc')
    .execute();
}
