/** `roadmap status`: the state of the municipal roadmap as of a day. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { isCalendarDay } from '../../../surveys/calendar-day.ts';
import { lazily } from './lazily.ts';

function parseDay(text: string): string {
  if (isCalendarDay(text)) return text;
  throw new InvalidArgumentError('expected a day of the calendar, YYYY-MM-DD');
}

function parseNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number');
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
    .action(lazily(async () => (await import('./roadmap/status.ts')).printStatus));
}
