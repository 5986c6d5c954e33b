/** What can be done with a file of results: take it in, check it, import it. */
import { fold } from '../../../surveys/fold.ts';
import type { Mapping, Preview } from '../../ground/db/stored/schemas.ts';
import { safeFileName } from '../../ground/files/names.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { UploadedFile } from '../../ground/http/upload.ts';
import type { Choice } from '../../ground/tables/heading.ts';
import { TableFault } from '../../ground/tables/table-fault.ts';
import { createSchoolFinder } from '../../people/schools/name-index.ts';
import { requireKnown } from '../../people/schools/school-answers.ts';
import { findKnownSchools } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import { findMapping } from '../remembered/store.ts';
import type { VprTestView } from '../tests/schemas.ts';
import type { Inspection } from './inspection.ts';
import { UPLOAD_WORK, type UploadWork } from './job.ts';
import { mappingFaults, shapeOf } from './mapping.ts';
import { inspectInThread } from './reading.ts';
import type { CheckBody } from './schemas.ts';
import type { findUpload } from './store.ts';
import type { SubjectNames } from './title.ts';

export type Upload = NonNullable<Awaited<ReturnType<typeof findUpload>>>;

/** Subjects of the catalogue by all their names. */
export const subjectNames = (tests: readonly VprTestView[]): SubjectNames =>
  new Map(
    tests.flatMap(({ subject, title }) => [subject, title.ru, title.en].map((each) => [fold(each), subject] as const)),
  );

const testOf = ({ items }: VprTestView) => (items ? { items } : {});

export type Inspected =
  | { kind: 'readable'; inspection: Inspection }
  | { kind: 'names'; names: string[] }
  | { kind: 'unreadable'; fault: TableFault };

/** Looks at a file before anything of it is kept. @param choice of a sheet or a heading, where another one is found by itself */
export async function inspectFile(
  bytes: Buffer,
  tests: readonly VprTestView[],
  test: VprTestView | null,
  choice: Choice = {},
): Promise<Inspected> {
  try {
    const inspection = await inspectInThread(bytes, {
      test: test && testOf(test),
      subjects: subjectNames(tests),
      choice,
    });
    return inspection.names.length > 0 ? { kind: 'names', names: inspection.names } : { kind: 'readable', inspection };
  } catch (error) {
    if (error instanceof TableFault) return { kind: 'unreadable', fault: error };
    throw error;
  }
}

/** What is kept of a readable file, with the mapping that was imported with for its shape before, else a proposed one. */
export async function prepareUpload(
  { db }: Services,
  territoryId: number,
  { bytes, name }: UploadedFile,
  { header, example, mapping: proposed, place, rows, title }: Inspection & { mapping: Mapping },
  test: VprTestView,
) {
  const shape = shapeOf(header);
  const known = await findMapping(db, territoryId, shape);
  // Another test may have other items: then the remembered mapping does not fit.
  const fits = known !== null && sameItems(known, proposed);
  const mapping = fits ? known : proposed;
  const { year, subject, grade } = test;
  const hasSchools = mapping.school !== null || (mapping.login ?? null) !== null;
  const schools = hasSchools || title.school === null ? [] : await findKnownSchools(db, territoryId);
  return {
    ...{
      territoryId,
      year,
      subject,
      grade,
      fileName: safeFileName(name),
      shape,
      header,
      example,
      mapping,
      rows,
      bytes,
      place,
    },
    remembered: fits,
    schoolId: schools.length === 0 ? null : (createSchoolFinder(schools)(title.school ?? '') ?? null),
  };
}

const sameItems = (a: Mapping, b: Mapping): boolean =>
  JSON.stringify(a.items.map(({ name }) => name)) === JSON.stringify(b.items.map(({ name }) => name));

export type ImportGround = { services: Services; territoryId: number };

/** Asks for the check of all rows. @throws ProblemError `invalid` for a mapping that cannot be, `workUnderWay` */
export async function askForCheck(
  { services, territoryId }: ImportGround,
  upload: Upload,
  { answers = {}, mapping, schoolId = null }: CheckBody,
): Promise<void> {
  const faults = mappingFaults(mapping, upload.header.length).map((name) => ({
    path: `mapping.${name}`,
    message: 'named twice, or no column',
  }));
  if (mapping.pupil === null) faults.push({ path: 'mapping.pupil', message: 'needed' });
  // Without a column of totals all items are added up.
  if (mapping.total === null && (mapping.items.length === 0 || mapping.items.some(({ column }) => column === null)))
    faults.push({ path: 'mapping.total', message: 'needed' });
  if (mapping.school === null && (mapping.login ?? null) === null && schoolId === null)
    faults.push({ path: 'schoolId', message: 'needed without a column of schools' });
  const schools = await findKnownSchools(services.db, territoryId);
  requireKnown(schools, [schoolId, ...Object.values(answers)]);
  if (faults.length > 0) throw new ProblemError('invalid', faults);
  await ask(services, { kind: 'check', uploadId: upload.id, territoryId, mapping, schoolId, answers });
}

/**
 * Asks for the import of what was checked.
 * @param by the account that imports
 * @throws ProblemError `notChecked` before a check, `invalid` when there are faults and they are not to be left out, `workUnderWay`
 */
export async function askForImport(
  { services, territoryId }: ImportGround,
  upload: Upload,
  leaveOut: boolean,
  by: string,
): Promise<void> {
  if (upload.preview === null) throw new ProblemError('notChecked');
  requireImportable(upload.preview, leaveOut);
  await ask(services, { kind: 'import', uploadId: upload.id, territoryId, by });
}

async function ask({ jobs }: Services, work: UploadWork): Promise<void> {
  const state = (await jobs.find(UPLOAD_WORK, UPLOAD_WORK.key(work)))?.state;
  if (state === 'waiting' || state === 'running') throw new ProblemError('workUnderWay');
  await jobs.send(UPLOAD_WORK, work);
}

/** Whether anything is to be taken in, and nothing is in doubt that people have not said to leave out. */
export function isImportable(preview: Preview, leaveOut: boolean): boolean {
  const { byCode, faultCount, good, leftOut = {}, otherTest, unknown = [] } = preview;
  // Merged cells are a fault of the file, not of a row: there is nothing to leave out.
  // Rows of a table below may be pupils too.
  const isClear = faultCount === 0 && unknown.length === 0 && (leftOut.otherTable ?? 0) === 0;
  const isWhole = (byCode.merged ?? 0) === 0 && (isClear || leaveOut);
  return isWhole && good > 0 && !otherTest;
}

function requireImportable(preview: Preview, leaveOut: boolean): void {
  if (isImportable(preview, leaveOut)) return;
  if (preview.otherTest) throw new ProblemError('invalid', [{ path: 'test', message: 'results of another test' }]);
  throw new ProblemError('invalid', [{ path: 'faults', message: `${preview.faultCount}` }]);
}
