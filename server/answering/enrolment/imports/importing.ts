/** Imports numbers of people from a file, for the pages and for the command, and takes such an import back. */
import type { Kysely } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import { fileWords } from '../../../ground/tables/file-words.ts';
import type { Choice } from '../../../ground/tables/heading.ts';
import { createThreadWork } from '../../../ground/thread-work.ts';
import type { Actor } from '../../../people/audit/trail.ts';
import { type ReadRegister, readRegister } from '../../../people/imports/register-file.ts';
import type { ReadingTrouble } from '../../../people/imports/schemas.ts';
import { insertImport, markUndone, takeImport } from '../../../people/imports/store.ts';
import { rememberAliases } from '../../../people/schools/register/aliases.ts';
import type { SchoolAnswers } from '../../../people/schools/row-school.ts';
import { requireKnown } from '../../../people/schools/school-answers.ts';
import { findKnownSchools, findSchoolNames } from '../../../people/schools/store.ts';
import type { Services } from '../../../services.ts';
import { gradeView } from '../../submissions/cell.ts';
import { putRoll, type RollRow } from '../store.ts';
import { groupKey } from './groups.ts';
import { askedOf, type Plan, planImport } from './plan.ts';
import type { ReadEnrolment } from './reading.ts';
import type { EnrolmentTask } from './reading-thread.ts';
import type { EnrolmentImportResponse, EnrolmentPreviewResponse } from './schemas.ts';
import { deleteNumbers, findRecorded, lockEnrolment, type RecordedNumber, restoreNumbers } from './store.ts';

const { contingent: enrolment } = fileWords;

export type EnrolmentFile = {
  territoryId: number;
  fileName: string;
  bytes: Uint8Array;
  choice: Choice;
  /** YYYY-MM-DD, the day of the rows that name none; null for that of the title above the table. */
  asOf: string | null;
  /** Whether parents are counted from the students where the file has no column for them. */
  countParents: boolean;
  /** Which schools the names of the file mean, as people have said; remembered once it is imported. */
  answers: SchoolAnswers;
};

type Needs = Pick<Services, 'db' | 'clock'>;

const readInThread = createThreadWork<EnrolmentTask, ReadEnrolment>(new URL('./reading-thread.ts', import.meta.url), {
  seconds: 60,
  megabytes: 500,
});
/** What undoing needs of a number that an import wrote. */
type Written = RollRow & { former: RecordedNumber | null };
type Kept = { at: string; written: Written[] };

/** What the import would do; nothing is stored. The caller's scope must reach the territory. @throws ProblemError `outOfScope` as below */
export async function previewEnrolment({ db }: Needs, file: EnrolmentFile): Promise<EnrolmentPreviewResponse> {
  const read = await readFile(db, file);
  if ('trouble' in read) return read;
  const { preview } = await planOf(db, file, read);
  return preview;
}

/**
 * Brings in every row that is right, in one transaction.
 * @param actor null at the command line
 * @param digest of the preview that was seen; null to take what comes
 * @throws ProblemError `importChanged`; `invalid` where the file cannot be read or rows wait for a day; `outOfScope` for an answer that
 *   names a school of elsewhere
 */
export async function importEnrolment(
  { clock, db }: Needs,
  actor: Actor | null,
  file: EnrolmentFile,
  digest: string | null,
): Promise<EnrolmentImportResponse> {
  const read = await readFile(db, file);
  if ('trouble' in read) throw new ProblemError('invalid', [{ path: 'body/content', message: read.trouble.code }]);
  return db.transaction().execute(async (trx) => {
    await lockEnrolment(trx);
    const { changes, preview } = await planOf(trx, file, read);
    if (digest !== null && digest !== preview.digest) throw new ProblemError('importChanged');
    if (preview.needsDay) throw new ProblemError('invalid', [{ path: 'body/asOf', message: 'rows wait for a day' }]);
    const { counts, faults } = preview;
    const at = clock.now();
    const by = actor?.id ?? null;
    await rememberAliases(trx, file.answers, { by, at, day: clock.today() });
    if (changes.length === 0) return { id: null, counts, faults, numbers: 0 };
    const written = await writtenOver(trx, changes, read.enrolment);
    await putRoll(trx, changes, by, at);
    const { fileName, territoryId } = file;
    const kept: Kept = { at: at.toISOString(), written };
    const id = await insertImport(trx, { kind: 'enrolment', territoryId, fileName, counts, changes: kept, by, at });
    await actor?.record(trx, {
      action: 'roll.import',
      record: { kind: 'roll', id },
      territory: territoryId,
      details: { count: changes.length },
    });
    return { id, counts, faults, numbers: changes.length };
  });
}

/**
 * Puts back the numbers that stood before an import.
 * @throws ProblemError `importInUse` with the groups that somebody has changed since; nothing is undone then
 */
export async function undoEnrolment({ clock, db }: Needs, actor: Actor, id: number): Promise<{ numbers: number }> {
  return db.transaction().execute(async (trx) => {
    await lockEnrolment(trx);
    const { changes, territoryId } = await takeImport(trx, 'enrolment', id);
    const { at, written } = changes as Kept;
    const now = byKey(
      await findRecorded(trx, {
        schoolIds: [...new Set(written.map(({ schoolId }) => schoolId))],
        days: [...new Set(written.map(({ asOf }) => asOf))],
      }),
    );
    const isChanged = (row: Written) => {
      const recorded = now.get(keyOf(row));
      return recorded?.people !== row.people || recorded.recordedAt !== at;
    };
    const changed = written.filter(isChanged);
    if (changed.length > 0) throw new ProblemError('importInUse', await nameAll(trx, changed));
    await deleteNumbers(
      trx,
      written.filter(({ former }) => former === null),
    );
    await restoreNumbers(
      trx,
      written.flatMap(({ former }) => former ?? []),
    );
    await markUndone(trx, id, actor.id, clock.now());
    await actor.record(trx, {
      action: 'roll.importUndo',
      record: { kind: 'roll', id },
      ...(territoryId !== null && { territory: territoryId }),
      details: { count: written.length },
    });
    return { numbers: written.length };
  });
}

type Read = {
  register: ReadRegister;
  enrolment: ReadEnrolment;
  schools: Awaited<ReturnType<typeof findKnownSchools>>;
};

async function readFile(db: Kysely<Database>, file: EnrolmentFile): Promise<Read | { trouble: ReadingTrouble }> {
  const register = await readRegister(file.bytes, enrolment, file.choice);
  if ('trouble' in register) return register;
  const schools = await findKnownSchools(db, file.territoryId);
  const { answers, asOf, countParents } = file;
  requireKnown(schools, Object.values(answers));
  const read = await readInThread({ register, schools, answers, asOf, countParents });
  return { register, enrolment: read, schools };
}

async function planOf(db: Kysely<Database>, file: EnrolmentFile, read: Read): Promise<Plan> {
  const recorded = byKey(await findRecorded(db, askedOf(read.enrolment)));
  const people = new Map([...recorded].map(([key, row]) => [key, row.people]));
  return planImport(read.register, read.enrolment, file.countParents, people, read.schools);
}

async function writtenOver(trx: Kysely<Database>, rows: readonly RollRow[], read: ReadEnrolment): Promise<Written[]> {
  const recorded = byKey(await findRecorded(trx, askedOf(read)));
  return rows.map(({ asOf, audience, grade, people, schoolId }) => {
    const row = { schoolId, audience, grade, asOf, people };
    return { ...row, former: recorded.get(keyOf(row)) ?? null };
  });
}

const keyOf = ({ asOf, audience, grade, schoolId }: RollRow): string =>
  groupKey({ row: { schoolId, asOf }, number: { audience, grade: gradeView(grade) } });

const byKey = (rows: readonly RecordedNumber[]): Map<string, RecordedNumber> =>
  new Map(rows.map((row) => [keyOf(row), row]));

async function nameAll(trx: Kysely<Database>, rows: readonly RollRow[]) {
  const names = await findSchoolNames(trx, [...new Set(rows.map(({ schoolId }) => schoolId))]);
  return rows.slice(0, 50).map(({ audience, grade, schoolId }) => ({
    path: `${audience}${gradeView(grade) ?? ''}`,
    message: names.get(schoolId)?.ru ?? String(schoolId),
  }));
}
