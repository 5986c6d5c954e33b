/** Registers of schools, of people and of their numbers: whatever is in doubt stays out, as with the commands of their own. */
import { importEnrolment, previewEnrolment } from '../../../answering/enrolment/imports/importing.ts';
import type { ImportCounts } from '../../../ground/db/schema.ts';
import type { Choice } from '../../../ground/tables/heading.ts';
import { importAccounts, previewAccounts } from '../../../people/account-imports/importing.ts';
import { traitsOf } from '../../../people/identity/roles.ts';
import type { CellFault, FoundTable } from '../../../people/imports/schemas.ts';
import { importSchools, previewSchools } from '../../../people/schools/imports/importing.ts';
import type { Services } from '../../../services.ts';
import { getAddress } from '../address.ts';
import type { FileAsked } from './import.ts';
import { type FileOutcome, lettersOf, NOTHING, namesAsked } from './outcome.ts';

/** Of a link of an invitation. */
const DAYS = 7;

type Preview = { table: FoundTable; counts: ImportCounts; faults: readonly CellFault[] };

const choiceOf = ({ table: { line, sheet } }: FileAsked): Choice => ({ sheet, line });

function outcomeOf({ table }: FileAsked, preview: Preview, imported: boolean): FileOutcome {
  const { changed, doubtful, faulty, leftOut, new: fresh, same } = preview.counts;
  return {
    ...{ ...NOTHING, kind: table.kind, sheet: table.sheet, headerRow: table.line, imported },
    columns: lettersOf(preview.table.columns),
    rows: { good: fresh + changed + same, absent: 0, faulty, leftOut: leftOut + doubtful },
    faults: preview.faults.map(({ cell, why }) => ({ cell, why: why.en })),
  };
}

const refused = ({ table }: FileAsked, code: string): FileOutcome => ({
  ...{ ...NOTHING, kind: table.kind, sheet: table.sheet, headerRow: table.line, refused: code },
});

const isWanted = ({ dryRun, leaveOut }: FileAsked, { counts, faults }: Preview): boolean =>
  !dryRun && (leaveOut || (faults.length === 0 && counts.doubtful === 0));

export async function takeSchools(services: Services, asked: FileAsked): Promise<FileOutcome> {
  const file = { ...asked, choice: choiceOf(asked), decisions: {} };
  const preview = await previewSchools(services, file);
  if ('trouble' in preview) return refused(asked, preview.trouble.code);
  const isTaken = isWanted(asked, preview);
  if (isTaken) await importSchools(services, null, file, preview.digest);
  const { good } = outcomeOf(asked, preview, isTaken).rows;
  return { ...outcomeOf(asked, preview, isTaken), schools: { known: good, unknown: [] } };
}

export async function takeAccounts(services: Services, asked: FileAsked): Promise<FileOutcome> {
  const { answers, bytes, fileName, territoryId } = asked;
  const file = { caller: null, territoryId, answers, file: { fileName, bytes, choice: choiceOf(asked) } };
  const preview = await previewAccounts(services, file);
  if ('trouble' in preview) return refused(asked, preview.trouble.code);
  const isTaken = isWanted(asked, preview);
  const unknown = namesAsked(preview.unknown, false);
  const schoolsOf = ({ assignments, places, role }: (typeof preview.rows)[number]) =>
    role !== null && traitsOf(role).place === 'school' ? places : assignments;
  const known = new Set(preview.rows.flatMap(schoolsOf).map(({ ru }) => ru)).size;
  const shown = { ...outcomeOf(asked, preview, isTaken), schools: { known, unknown } };
  if (!isTaken) return shown;
  const made = await importAccounts(services, { ...file, days: DAYS, digest: preview.digest, record: async () => {} });
  if ('trouble' in made) return refused(asked, made.trouble.code);
  const address = await getAddress(asked.session);
  const invitations = made.invitations.map(({ path, ...invitation }) => ({ ...invitation, url: address + path }));
  return { ...shown, more: { invitations }, lines: invitations.map(({ name, url }) => `${name}: ${url}`) };
}

export async function takeEnrolment(services: Services, asked: FileAsked): Promise<FileOutcome> {
  const file = { ...asked, choice: choiceOf(asked), asOf: null, countParents: true };
  const preview = await previewEnrolment(services, file);
  if ('trouble' in preview) return refused(asked, preview.trouble.code);
  if (preview.needsDay) return refused(asked, 'noDay');
  const isTaken = isWanted(asked, preview);
  if (isTaken) await importEnrolment(services, null, file, preview.digest);
  const known = new Set(preview.rows.flatMap(({ schoolId }) => schoolId ?? [])).size;
  const unknown = namesAsked(preview.unknown, 'login' in preview.table.columns);
  return { ...outcomeOf(asked, preview, isTaken), schools: { known, unknown } };
}
