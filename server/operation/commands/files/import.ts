/** `import FILE`: says what the file is and takes it in, by the code of the pages. */
import { TableFault } from '../../../ground/tables/table-fault.ts';
import type { TestKey } from '../../../objectivity/tests/catalogue.ts';
import type { SchoolAnswers } from '../../../people/schools/row-school.ts';
import type { Services } from '../../../services.ts';
import type { Session } from '../../../session.ts';
import type { FileKind } from '../../files/kinds.ts';
import { lookAtFile } from '../../files/looking.ts';
import type { FoundTable } from '../../files/recognition.ts';
import { type FileOptions, openFile, readTerritory } from '../registers/file.ts';
import { readSchoolAnswers } from '../registers/school-answers.ts';
import { UsageError } from '../usage-error.ts';
import { withServices } from '../with-session.ts';
import { type FileOutcome, NOTHING, tell } from './outcome.ts';

export type ImportOptions = FileOptions & { kind?: FileKind; test?: string; leaveOut?: boolean };

/** What each kind is taken in by. `test`: as it was named; the file says it otherwise. */
export type FileAsked = {
  territoryId: number;
  fileName: string;
  bytes: Buffer;
  table: FoundTable;
  test: Partial<TestKey>;
  /** Which schools the names of the file mean, as the command line says. */
  answers: SchoolAnswers;
  leaveOut: boolean;
  dryRun: boolean;
  session: Session;
};

type Taker = (services: Services, asked: FileAsked) => Promise<FileOutcome>;

const TAKERS: Record<FileKind, () => Promise<Taker>> = {
  pupilRows: async () => (await import('./pupils.ts')).takePupils,
  collectionForm: async () => (await import('./pupils.ts')).takePupils,
  markStatistics: async () => (await import('./reports.ts')).takeReport,
  journalComparison: async () => (await import('./reports.ts')).takeReport,
  scoreDistribution: async () => (await import('./reports.ts')).takeReport,
  itemResults: async () => (await import('./reports.ts')).takeReport,
  markers: async () => (await import('./lists.ts')).takeList,
  means: async () => (await import('./means.ts')).takeMeans,
  riskProfile: async () => (await import('./official.ts')).takeOfficial,
  contingent: async () => (await import('./registers.ts')).takeEnrolment,
  schools: async () => (await import('./registers.ts')).takeSchools,
  tests: async () => (await import('./tests.ts')).takeTests,
  accounts: async () => (await import('./registers.ts')).takeAccounts,
};

export function importAny(path: string, options: ImportOptions): Promise<void> {
  return withServices(async (services, session) => {
    const { dryRun = false, json = false, kind, leaveOut = false } = options;
    const { bytes, choice, fileName } = await openFile(path, options);
    const territoryId = await readTerritory(services, options.territory);
    const seen = await lookAtFile(services, territoryId, bytes, choice);
    if (seen instanceof TableFault) return tell({ ...NOTHING, refused: seen.code }, json);
    const table = seen.tables.find((each) => kind === undefined || each.kind === kind);
    if (!table) return tell({ ...NOTHING, sheet: seen.sheets[0].name, refused: 'unknown' }, json);
    const take = await TAKERS[table.kind]();
    const answers = await readSchoolAnswers(services, territoryId, options.school);
    const said = { answers, test: testOf(options.test), leaveOut, dryRun };
    const outcome = await take(services, { territoryId, fileName, bytes, table, ...said, session });
    // Each table of a file is taken by itself, so that what is said of one is not said of another.
    const others = seen.tables.filter((each) => each.kind === table.kind && !isSame(each, table));
    const more = others.map(({ line, sheet, title }) => ({ sheet, headerRow: line, title }));
    const lines = more.map(({ headerRow, sheet, title }) =>
      `a further table: --sheet "${sheet}" --line ${headerRow} ${title}`.trim(),
    );
    const whole = { ...outcome, lines: [...(outcome.lines ?? []), ...lines] };
    const isLeft = !dryRun && !outcome.imported;
    return tell(more.length === 0 ? whole : { ...whole, more: { ...whole.more, otherTables: more } }, json, {
      isAccepted: leaveOut,
      isLeft,
    });
  });
}

const isSame = (a: FoundTable, b: FoundTable): boolean => a.sheet === b.sheet && a.line === b.line;

/** @throws UsageError */
function testOf(text: string | undefined): Partial<TestKey> {
  if (text === undefined) return {};
  const [, subject, grade, year] = /^\s*([a-z][a-zA-Z]*)\W+(\d{1,2})\W+(20\d\d)\s*$/.exec(text) ?? [];
  if (subject === undefined) throw new UsageError('the test is named as `russian 7 2026`');
  return { subject, grade: Number(grade), year: Number(year) };
}
