/** `--school`: what a name of a file means, on the command line. */
import { type Command, InvalidArgumentError } from 'commander';

function collect(text: string, before: Record<string, string> = {}): Record<string, string> {
  const at = text.lastIndexOf('=');
  const [name, school] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at > 0 && name !== '' && school !== '') return { ...before, [name]: school };
  throw new InvalidArgumentError('NAME=SCHOOL is expected');
}

export const withSchools = (command: Command): Command =>
  command.option(
    '--school <name=school>',
    'which school a name of the file means, by login, code or name, `none` for none of the district; may be repeated, and is remembered',
    collect,
  );
