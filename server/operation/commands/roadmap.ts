/** `roadmap status`: the state of the municipal roadmap as of a day. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { isCalendarDay } from '../../ground/http/day.ts';
import { findSchoolNames, findTerritoriesWithSchools } from '../../people/territories/store.ts';
import { roadmapState } from '../../roadmap/municipal/finding.ts';
import { type Language, readable, statusJson } from './roadmap/report.ts';
import { UsageError } from './usage-error.ts';
import { withSession } from './with-session.ts';

type Options = { date?: string; year?: number; territory?: number; json?: boolean; lang: Language };

function parseDay(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && isCalendarDay(text)) return text;
  throw new InvalidArgumentError('expected a day of the calendar, YYYY-MM-DD');
}

function parseNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number');
}

async function run(options: Options): Promise<void> {
  await withSession(async (session) => {
    const services = await session.services((error) => {
      throw error;
    });
    const today = services.clock.today();
    const { date = today, json, lang, year = Number(date.slice(0, 4)) } = options;
    if (date > today) throw new UsageError(`${date} lies ahead: nothing is registered later than ${today}`);
    const territories = await findTerritoriesWithSchools(services.db);
    const territory = territories.find(({ id }) => options.territory === undefined || id === options.territory);
    if (!territory) throw new UsageError('there is no such territory with schools');
    if (options.territory === undefined && territories.length > 1) {
      const ids = territories.map(({ id, name }) => `${id} ${name[lang]}`).join(', ');
      throw new UsageError(`there are several territories; name one by --territory: ${ids}`);
    }
    const state = await roadmapState(services, territory.id, year, date);
    const names = await findSchoolNames(services.db, territory.id);
    process.stdout.write(`${json ? JSON.stringify(statusJson(state)) : readable(state, names, lang)}\n`);
  });
}

/** Adds the command to the program. */
export function register(program: Command): void {
  const roadmap = program.command('roadmap').description('the municipal roadmap');
  roadmap
    .command('status')
    .description('the state of every activity, computed from what was registered by the end of a day')
    .option('--date <day>', 'YYYY-MM-DD, today without it', parseDay)
    .option('--year <year>', "the roadmap's year, that of the day without it", parseNumber)
    .option('--territory <id>', 'which one, where there are several', parseNumber)
    .addOption(new Option('--lang <language>', 'language of the text').choices(['ru', 'en']).default('ru'))
    .option('--json', 'print JSON')
    .action(run);
}
