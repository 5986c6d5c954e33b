/** The `opora` command: every command with its options, and how each kind of failure ends. */
import { Command, CommanderError } from 'commander';
import { ConfigFault } from '../../config.ts';
import * as campaign from './campaign.ts';
import * as content from './content.ts';
import * as demo from './demo.ts';
import * as files from './files.ts';
import * as jobs from './jobs.ts';
import * as beginNew from './new.ts';
import * as objectivity from './objectivity.ts';
import * as profile from './profile.ts';
import * as registers from './registers.ts';
import * as roadmap from './roadmap.ts';
import * as scales from './scales.ts';
import * as serve from './serve.ts';
import * as shrink from './shrink.ts';
import * as simulate from './simulate.ts';
import { FaultsFound, UsageError } from './usage-error.ts';
import * as user from './user.ts';
import * as work from './work.ts';

const COMMANDS = [
  serve,
  work,
  jobs,
  beginNew,
  demo,
  simulate,
  content,
  profile,
  scales,
  shrink,
  objectivity,
  roadmap,
  user,
  registers,
  files,
  campaign,
];

const FAILURE = 1;
const USAGE = 2;

/**
 * Runs a command as it is typed. What it has to say goes to standard output; what is wrong, in one line, to standard error.
 * @param args without the names of the runtime and of the program
 * @returns the exit code: 2 for wrong usage, 1 for any other failure
 */
export async function runProgram(args: readonly string[]): Promise<number> {
  try {
    await makeProgram().parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
    if (error instanceof FaultsFound) return FAILURE;
    process.stderr.write(`opora: ${(error as Error).message}\n`);
    return error instanceof UsageError || error instanceof ConfigFault ? USAGE : FAILURE;
  }
}

function makeProgram(): Command {
  const program = new Command('opora').description('Opora on the command line').exitOverride();
  program.configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'opora: ')) });
  for (const { register } of COMMANDS) register(program);
  passSettingsOn(program);
  return program;
}

/** Subcommands take over how the program ends and speaks only when told so one by one. */
function passSettingsOn(parent: Command): void {
  for (const command of parent.commands) {
    command.copyInheritedSettings(parent);
    passSettingsOn(command);
  }
}
