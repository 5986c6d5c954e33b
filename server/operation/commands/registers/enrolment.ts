/** `enrolment import`: numbers of people from a file. */
import { importEnrolment, previewEnrolment } from '../../../answering/enrolment/imports/importing.ts';
import { UsageError } from '../usage-error.ts';
import { withServices } from '../with-session.ts';
import { type FileOptions, openFile, readTerritory, refuseFile, report } from './file.ts';
import { readSchoolAnswers } from './school-answers.ts';

type Options = FileOptions & { asOf?: string; parents: boolean };

export function importFile(path: string, options: Options): Promise<void> {
  return withServices(async (services) => {
    const { asOf = null, dryRun = false, json, parents } = options;
    const territoryId = await readTerritory(services, options.territory);
    const answers = await readSchoolAnswers(services, territoryId, options.school);
    const file = { ...(await openFile(path, options)), territoryId, asOf, countParents: parents, answers };
    const preview = await previewEnrolment(services, file);
    if ('trouble' in preview) return refuseFile(preview.trouble, json);
    if (preview.needsDay) throw new UsageError('the file names no day: give --as-of YYYY-MM-DD');
    if (dryRun) return report({ kind: 'enrolment', ...preview, imported: false }, json);
    const made = await importEnrolment(services, null, file, preview.digest);
    report({ kind: 'enrolment', ...preview, ...made, imported: true, more: { numbers: made.numbers } }, json);
  });
}
