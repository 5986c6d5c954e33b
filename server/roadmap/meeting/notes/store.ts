import type { Kysely } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import type { SlideName } from '../../../ground/db/stored/schemas.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import type { Stamp } from '../../../people/identity/stamp.ts';
import type { MeetingNote } from '../schemas.ts';

type Meeting = { territoryId: number; year: number };

/** Every version, the newest of each page first. */
function findVersions(db: Kysely<Database>, { territoryId, year }: Meeting) {
  return db
    .selectFrom('meeting_note')
    .leftJoin('account', 'account.id', 'meeting_note.changed_by')
    .select(['slide', 'text', 'version', 'account.name as changedBy', 'changed_at as changedAt'])
    .where('territory_id', '=', territoryId)
    .where('year', '=', year)
    .orderBy('slide')
    .orderBy('version', 'desc');
}

type Row = Omit<MeetingNote, 'changedAt'> & { changedAt: Date };
const noteOf = ({ changedAt, ...row }: Row): MeetingNote => ({ ...row, changedAt: changedAt.toISOString() });

/** The note in force of each page that has one. */
export async function findNotes(db: Kysely<Database>, meeting: Meeting): Promise<MeetingNote[]> {
  const rows = await findVersions(db, meeting).distinctOn('slide').execute();
  return rows.map(noteOf);
}

/** Newest first. */
export async function findNoteHistory(
  db: Kysely<Database>,
  meeting: Meeting,
  slide: SlideName,
): Promise<MeetingNote[]> {
  return (await findVersions(db, meeting).where('slide', '=', slide).execute()).map(noteOf);
}

/**
 * Writes the next version.
 * @param seen the version that was seen; 0 for none
 * @throws ProblemError `meetingNoteChanged` when another one is in force
 */
export async function insertNote(
  trx: Kysely<Database>,
  { territoryId, year }: Meeting,
  { seen, slide, text }: { seen: number; slide: SlideName; text: string },
  { at, by }: Stamp,
): Promise<void> {
  const { version: inForce } = await trx
    .selectFrom('meeting_note')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('territory_id', '=', territoryId)
    .where('year', '=', year)
    .where('slide', '=', slide)
    .executeTakeFirstOrThrow();
  const key = { territory_id: territoryId, year, slide, version: seen + 1 };
  const written =
    (inForce ?? 0) === seen
      ? await trx
          .insertInto('meeting_note')
          .values({ ...key, text: text.trim(), changed_by: by, changed_at: at })
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
      : undefined;
  if (!written) throw new ProblemError('meetingNoteChanged');
}
