/** What can be done with a file of results: take it in, check it, import it. */
import { fold } from '../../../surveys/fold.ts';
import type { Mapping, Preview } from '../../ground/db/stored/schemas.ts';
import { safeFileName } from '../../ground/files/names.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { UploadedFile } from '../../ground/http/upload.ts';
import { TableFault } from '../../ground/tables/table-fault.ts';
import type { Actor } from '../../people/audit/trail.ts';
import type { Stamp } from '../../people/identity/stamp.ts';
import { findSchools } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import { listTests, type TestKey, testKey } from '../tests/catalogue.ts';
import type { VprTestView } from '../tests/schemas.ts';
import type { Inspection } from './check.ts';
import { JobRefused, type Jobs } from './jobs.ts';
import { mappingFaults, proposeMapping, shapeOf } from './mapping.ts';
import { checkInThread, inspectInThread } from './reading.ts';
import type { RowRules } from './row-check.ts';
import type { CheckBody } from './schemas.ts';
import { countCurrent, deleteUpload, findBytes, findMapping, type findUpload, putPreview } from './store.ts';
import { storeResults } from './storing.ts';

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

export type ImportGround = { services: Services; jobs: Jobs; territoryId: number };

/** Starts the check of all rows. @throws ProblemError `invalid` for a mapping that cannot be, `workUnderWay` */
export async function startCheck(
  { services, jobs, territoryId }: ImportGround,
  upload: Upload,
  body: CheckBody,
): Promise<void> {
  const { mapping, schoolId = null } = body;
  const rules = await rulesOf(services, territoryId, upload, mapping, schoolId);
  const faults = mappingFaults(mapping, upload.header.length).map((name) => ({
    path: `mapping.${name}`,
    message: 'named twice, or no column',
  }));
  if (mapping.pupil === null) faults.push({ path: 'mapping.pupil', message: 'needed' });
  if (mapping.total === null) faults.push({ path: 'mapping.total', message: 'needed' });
  if (mapping.school === null && schoolId === null)
    faults.push({ path: 'schoolId', message: 'needed without a column of schools' });
  if (schoolId !== null && ![...rules.schools.values()].includes(schoolId)) throw new ProblemError('outOfScope');
  if (faults.length > 0) throw new ProblemError('invalid', faults);
  jobs.start(upload.id, 'check', upload.rows, async (progress) => {
    const { db } = services;
    const bytes = await findBytes(db, upload.id);
    if (!bytes) throw new JobRefused('interrupted');
    const { hasNames, perSchool, preview } = await checkInThread(bytes, rules, false, progress);
    if (hasNames) {
      await deleteUpload(db, upload.id);
      throw new JobRefused('names');
    }
    const replaced = await countCurrent(db, upload, [...perSchool.keys()]);
    const schools = [...perSchool].map(([id, rows]) => ({ schoolId: id, rows, replaces: replaced.get(id) ?? 0 }));
    await putPreview(db, upload.id, { mapping, schoolId, preview: { ...preview, schools } });
  });
}

async function rulesOf(
  services: Services,
  territoryId: number,
  upload: TestKey,
  mapping: Mapping,
  schoolId: number | null,
): Promise<RowRules> {
  const { maximum, cuts, items } = await getTest(services, territoryId, upload);
  const schools = await findSchoolsByName(services.db, territoryId);
  return { test: { maximum, cuts, ...(items && { items }) }, mapping, schoolId, schools };
}

/** Schools of a territory by every name under which a file may know them, folded. */
export async function findSchoolsByName(db: Services['db'], territoryId: number): Promise<Map<string, number>> {
  const schools = await findSchools(db, { territoryIds: [territoryId], schoolIds: [] });
  const names = schools.flatMap(({ id, name, shortName }) =>
    [String(id), name.ru, name.en, shortName.ru, shortName.en].map((each) => [fold(each), id] as const),
  );
  return new Map(names);
}

/**
 * Starts the import of what was checked.
 * @throws ProblemError `notChecked` before a check, `invalid` when there are faults and they are not to be left out
 */
export async function startImport(
  { services, jobs, territoryId }: ImportGround,
  upload: Upload,
  leaveOut: boolean,
  auditor: Actor,
  actor: Stamp,
): Promise<void> {
  if (upload.preview === null) throw new ProblemError('notChecked');
  requireImportable(upload.preview, leaveOut);
  const { codeKey, db } = services;
  const rules = await rulesOf(services, territoryId, upload, upload.mapping, upload.school_id);
  const expected = upload.preview;
  jobs.start(upload.id, 'import', expected.good, async (progress) => {
    const bytes = await findBytes(db, upload.id);
    if (!bytes) throw new JobRefused('interrupted');
    const { perSchool, preview, results } = await checkInThread(bytes, rules, true, () => {});
    // The test may have been changed since the check: then what was seen is not what would be imported.
    if (preview.good !== expected.good || preview.faultCount !== expected.faultCount) throw new JobRefused('faults');
    await db.transaction().execute(async (trx) => {
      await storeResults(trx, { importId: upload.id, results, perSchool, actor, key: codeKey, progress });
      const record = { kind: 'vprImport', id: upload.id } as const;
      await auditor.record(trx, {
        action: 'vprImport.confirm',
        record,
        territory: territoryId,
        details: { count: results.length },
      });
    });
    services.analyser.nudge();
  });
}

function requireImportable({ byCode, faultCount, good }: Preview, leaveOut: boolean): void {
  // Merged cells are a fault of the file, not of a row: there is nothing to leave out.
  const isWhole = (byCode.merged ?? 0) === 0 && (faultCount === 0 || leaveOut);
  if (!isWhole || good === 0) throw new ProblemError('invalid', [{ path: 'faults', message: `${faultCount}` }]);
}
