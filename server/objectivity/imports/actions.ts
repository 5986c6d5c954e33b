/** What can be done with a file of results: take it in, check it, import it. */
import type { Mapping, Preview } from '../../ground/db/stored/schemas.ts';
import { safeFileName } from '../../ground/files/names.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { UploadedFile } from '../../ground/http/upload.ts';
import { TableFault } from '../../ground/tables/table-fault.ts';
import { findKnownSchools } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import { listTests, type TestKey, testKey } from '../tests/catalogue.ts';
import type { VprTestView } from '../tests/schemas.ts';
import type { Inspection } from './check.ts';
import { UPLOAD_WORK, type UploadWork } from './job.ts';
import { mappingFaults, proposeMapping, shapeOf } from './mapping.ts';
import { inspectInThread } from './reading.ts';
import type { CheckBody } from './schemas.ts';
import { findMapping, type findUpload } from './store.ts';

export type Upload = NonNullable<Awaited<ReturnType<typeof findUpload>>>;

/** @throws ProblemError `notFound` when the district knows no such test */
export async function getTest(services: Services, territoryId: number, key: TestKey): Promise<VprTestView> {
  const test = (await listTests(services, territoryId)).find((each) => testKey(each) === testKey(key));
  if (!test) throw new ProblemError('notFound');
  return test;
}

export type Inspected =
  | { kind: 'readable'; inspection: Inspection }
  | { kind: 'names'; names: string[] }
  | { kind: 'unreadable'; fault: TableFault };

/** Looks at a file before anything of it is kept. */
export async function inspectFile({ bytes }: UploadedFile, test: VprTestView): Promise<Inspected> {
  try {
    const inspection = await inspectInThread(bytes, test);
    return inspection.names.length > 0 ? { kind: 'names', names: inspection.names } : { kind: 'readable', inspection };
  } catch (error) {
    if (error instanceof TableFault) return { kind: 'unreadable', fault: error };
    throw error;
  }
}

/** What is kept of a readable file, with the mapping that was used for its shape before, else a proposed one. */
export async function prepareUpload(
  { db }: Services,
  territoryId: number,
  { bytes, name }: UploadedFile,
  { header, example, rows }: Inspection,
  test: VprTestView,
) {
  const shape = shapeOf(header);
  const known = await findMapping(db, territoryId, shape);
  // Another test may have other items: then the remembered mapping does not fit.
  const proposed = proposeMapping(header, test);
  const fits = known !== null && sameItems(known, proposed);
  const mapping = fits ? known : proposed;
  const { year, subject, grade } = test;
  return {
    territoryId,
    year,
    subject,
    grade,
    fileName: safeFileName(name),
    shape,
    header,
    example,
    mapping,
    remembered: fits,
    rows,
    bytes,
  };
}

const sameItems = (a: Mapping, b: Mapping): boolean =>
  JSON.stringify(a.items.map(({ name }) => name)) === JSON.stringify(b.items.map(({ name }) => name));

export type ImportGround = { services: Services; territoryId: number };

/** Asks for the check of all rows. @throws ProblemError `invalid` for a mapping that cannot be, `workUnderWay` */
export async function askForCheck(
  { services, territoryId }: ImportGround,
  upload: Upload,
  { mapping, schoolId = null }: CheckBody,
): Promise<void> {
  const faults = mappingFaults(mapping, upload.header.length).map((name) => ({
    path: `mapping.${name}`,
    message: 'named twice, or no column',
  }));
  if (mapping.pupil === null) faults.push({ path: 'mapping.pupil', message: 'needed' });
  if (mapping.total === null) faults.push({ path: 'mapping.total', message: 'needed' });
  if (mapping.school === null && schoolId === null)
    faults.push({ path: 'schoolId', message: 'needed without a column of schools' });
  const schools = await findKnownSchools(services.db, territoryId);
  if (schoolId !== null && !schools.some(({ id }) => id === schoolId)) throw new ProblemError('outOfScope');
  if (faults.length > 0) throw new ProblemError('invalid', faults);
  await ask(services, { kind: 'check', uploadId: upload.id, territoryId, mapping, schoolId });
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

function requireImportable({ byCode, faultCount, good }: Preview, leaveOut: boolean): void {
  // Merged cells are a fault of the file, not of a row: there is nothing to leave out.
  const isWhole = (byCode.merged ?? 0) === 0 && (faultCount === 0 || leaveOut);
  if (!isWhole || good === 0) throw new ProblemError('invalid', [{ path: 'faults', message: `${faultCount}` }]);
}
