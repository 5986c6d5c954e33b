/** `import` and `tests import`: whatever file a district has, by the same code as the pages. */
import { type Command, Option } from 'commander';
import { FILE_KINDS } from '../files/kinds.ts';
import { lazily } from './lazily.ts';
import { id } from './numbers.ts';
import { withSchools } from './school-option.ts';

const fromFile = (command: Command) =>
  command
    .argument('<file>', 'an XLSX or CSV file')
    .option('--territory <id>', 'the district, where there are several', id)
    .option('--dry-run', 'say what would come of it and store nothing')
    .option('--json', 'print JSON');

/** Adds the commands to the program. */
export function register(program: Command): void {
  withSchools(fromFile(program.command('import')))
    .description('take in a file of a district; what it is, is recognised by its columns')
    .option('--sheet <name>', 'the sheet of the workbook, where another one would be taken')
    .option('--line <n>', 'the row of the heading, for each further table of a sheet', id)
    .addOption(
      new Option('--kind <kind>', 'what it is, where something else would be recognised').choices([...FILE_KINDS]),
    )
    .option('--test <test>', 'the test, as `russian 7 2026`, where the file does not say it')
    .option('--leave-out', 'leave rows out that have faults or name an unknown school, instead of storing nothing')
    .action(lazily(async () => (await import('./files/import.ts')).importAny));
  fromFile(program.command('tests').description('descriptions of the national tests').command('import'))
    .description('take in a table of tests: subject, grade, year, maximum, cut-offs, items')
    .action(lazily(async () => (await import('./files/tests.ts')).importTests));
}
