/** `territory`, `schools`, `accounts`, `enrolment`: the registers of a district from files, so that a region sets up many by a script. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { isCalendarDay } from '../../../surveys/calendar-day.ts';
import { lazily } from './lazily.ts';
import { id, whole } from './numbers.ts';
import { withSchools } from './school-option.ts';

const WEEK = 7;
const MOST_DAYS = 30;

function day(text: string): string {
  if (isCalendarDay(text)) return text;
  throw new InvalidArgumentError('a day of the calendar, YYYY-MM-DD, is expected');
}

/** What every import of a file takes. */
const fromFile = (command: Command) =>
  command
    .argument('<file>', 'an XLSX or CSV file')
    .option('--territory <id>', 'the district, where there are several', id)
    .option('--sheet <name>', 'the sheet of the workbook, where another one would be taken')
    .option('--line <n>', 'the row of the heading, where another one would be taken', id)
    .option('--dry-run', 'say what would come of it and store nothing')
    .option('--json', 'print JSON');

/** Adds the commands to the program. */
export function register(program: Command): void {
  const territory = program.command('territory').description('regions and municipalities');
  territory
    .command('add')
    .description('make a region, or a municipality within one')
    .argument('<name>', 'as it stands on documents')
    .addOption(new Option('--kind <kind>', 'what it is').choices(['region', 'municipality']).default('municipality'))
    .option('--parent <id>', 'the territory that it lies in', id)
    .option('--english <name>', 'its name in English, where pages are read in English')
    .option('--json', 'print JSON')
    .action(lazily(async () => (await import('./registers/territory.ts')).addOne));
  territory
    .command('list')
    .description('all territories')
    .option('--json', 'print JSON')
    .action(lazily(async () => (await import('./registers/territory.ts')).listAll));
  fromFile(program.command('schools').description('the register of schools').command('import'))
    .description('take schools in from a file; the same code or name is the same school')
    .option('--new', 'take rows as new schools that resemble a known one, instead of leaving them out')
    .action(lazily(async () => (await import('./registers/schools.ts')).importFile));
  withSchools(fromFile(program.command('accounts').description('accounts from a table of people').command('import')))
    .description('invite the people of a file; the links are printed this once')
    .option('--days <n>', 'days until the links end', whole(MOST_DAYS), WEEK)
    .action(lazily(async () => (await import('./registers/accounts.ts')).importFile));
  withSchools(fromFile(program.command('enrolment').description('numbers of people').command('import')))
    .description('take numbers of teachers, students and parents in from a file')
    .option('--as-of <day>', 'the day of rows that name none, YYYY-MM-DD', day)
    .option('--no-parents', 'do not count parents from the students where the file has none')
    .action(lazily(async () => (await import('./registers/enrolment.ts')).importFile));
}
