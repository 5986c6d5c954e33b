/** The work on an upload: checks all rows, or imports what was checked. */
import type { JobRun } from '../../ground/jobs/kind.ts';
import { TableFault } from '../../ground/tables/table-fault.ts';
import { insertEntry } from '../../people/audit/store.ts';
import { rememberAliases } from '../../people/schools/register/aliases.ts';
import { findKnownSchools } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import { askForAnalyses } from '../findings/job.ts';
import { listTests, type TestKey, testKey } from '../tests/catalogue.ts';
import type { Upload } from './actions.ts';
import type { FileRules } from './check.ts';
import { countCurrent } from './current/store.ts';
import { JobRefused, type Refused, type UploadWork } from './job.ts';
import { forgetKey, openUpload } from './kept-file/keeping.ts';
import { checkInThread } from './reading.ts';
import { deleteUpload, findUpload, putPreview } from './store.ts';
import { storeResults } from './storing.ts';

/** @returns why it was refused, for what people are told; any other error is thrown, to be tried again */
export async function workOnUpload(services: Services, work: UploadWork, run: JobRun): Promise<Refused | undefined> {
  try {
    if (work.kind === 'check') await checkUpload(services, work, run);
    else await importUpload(services, work, run);
    return undefined;
  } catch (error) {
    if (error instanceof JobRefused) return { refused: error.reason };
    if (error instanceof TableFault) return { refused: 'unreadable' };
    throw error;
  }
}

type Work<Kind extends UploadWork['kind']> = Extract<UploadWork, { kind: Kind }>;

async function checkUpload(services: Services, work: Work<'check'>, { progress, signal }: JobRun): Promise<void> {
  const { db } = services;
  const { answers = {}, mapping, schoolId, territoryId, uploadId } = work;
  const upload = await getUpload(services, work);
  const bytes = await getFile(services, uploadId);
  const rules = await rulesOf(services, territoryId, upload, { mapping, schoolId, answers });
  const tell = (rows: number): void => progress(rows, upload.rows);
  const { hasNames, perSchool, preview } = await checkInThread(bytes, rules, false, { progress: tell, signal });
  if (hasNames) {
    await deleteUpload(db, uploadId);
    await forgetKey(services, uploadId);
    throw new JobRefused('names');
  }
  const replaced = await countCurrent(db, upload, [...perSchool.keys()]);
  const schools = [...perSchool].map(([id, rows]) => ({ schoolId: id, rows, replaces: replaced.get(id) ?? 0 }));
  signal.throwIfAborted();
  await putPreview(db, uploadId, { mapping, schoolId, answers, preview: { ...preview, schools } });
}

async function importUpload(services: Services, work: Work<'import'>, { progress, signal }: JobRun): Promise<void> {
  const { clock, codeKey, db } = services;
  const { by, territoryId, uploadId } = work;
  const upload = await getUpload(services, work);
  // A worker that was killed between storing and saying so leaves nothing to do.
  if (upload.state !== 'uploaded') return askForAnalyses(services);
  const bytes = await getFile(services, uploadId);
  if (upload.preview === null) throw new JobRefused('faults');
  const expected = upload.preview;
  const rules = await rulesOf(services, territoryId, upload, { ...upload, schoolId: upload.school_id });
  const { absent, perSchool, preview, results } = await checkInThread(bytes, rules, true, { signal });
  // The test may have been changed since the check: then what was seen is not what would be imported.
  if (preview.good !== expected.good || preview.faultCount !== expected.faultCount) throw new JobRefused('faults');
  const actor = { by, at: clock.now() };
  const tell = (rows: number): void => {
    progress(rows, expected.good);
    // Within the transaction: what was cancelled leaves nothing stored.
    signal.throwIfAborted();
  };
  await db.transaction().execute(async (trx) => {
    await rememberAliases(trx, upload.answers, { ...actor, day: clock.today() });
    await storeResults(services, trx, {
      importId: uploadId,
      results,
      perSchool,
      absent,
      actor,
      key: codeKey,
      progress: tell,
    });
    await insertEntry(trx, {
      at: actor.at,
      accountId: by,
      action: 'vprImport.confirm',
      kind: 'vprImport',
      recordId: String(uploadId),
      schoolId: null,
      territoryId,
      details: { count: results.length },
    });
  });
  await forgetKey(services, uploadId);
  await askForAnalyses(services);
}

async function getUpload({ db }: Services, { territoryId, uploadId }: UploadWork) {
  const upload = await findUpload(db, territoryId, uploadId);
  if (!upload) throw new JobRefused('interrupted');
  return upload;
}

async function getFile(services: Services, uploadId: number): Promise<Buffer> {
  const bytes = await openUpload(services, uploadId);
  if (!bytes) throw new JobRefused('interrupted');
  return bytes;
}

type Asked = Pick<FileRules, 'answers' | 'mapping' | 'schoolId'>;

async function rulesOf(
  services: Services,
  territoryId: number,
  upload: TestKey & Pick<Upload, 'sheet' | 'heading_line' | 'heading_rows'>,
  { answers, mapping, schoolId }: Asked,
): Promise<FileRules> {
  const tests = await listTests(services, territoryId);
  const own = tests.find((test) => testKey(test) === testKey(upload));
  if (!own) throw new JobRefused('interrupted');
  const { cuts, items, maximum } = own;
  return {
    test: { maximum, cuts, ...(items && { items }) },
    place: { sheet: upload.sheet, line: upload.heading_line, rows: upload.heading_rows },
    otherTests: tests
      .filter((test) => test !== own)
      .map(({ cuts: c, grade, maximum: most, subject, year }) => ({ year, subject, grade, maximum: most, cuts: c })),
    schools: await findKnownSchools(services.db, territoryId),
    ...{ answers, mapping, schoolId },
  };
}
