/** The `opora` command: `npm run -s opora -- COMMAND`. Wrong usage is one line on stderr and exit code 2. */
import { Command, CommanderError } from 'commander';
import { ConfigFault } from './config.ts';
import * as content from './operation/commands/content.ts';
import * as demo from './operation/commands/demo.ts';
import * as objectivity from './operation/commands/objectivity.ts';
import * as profile from './operation/commands/profile.ts';
import * as roadmap from './operation/commands/roadmap.ts';
import * as scales from './operation/commands/scales.ts';
import * as shrink from './operation/commands/shrink.ts';
import * as simulate from './operation/commands/simulate.ts';
import { UsageError } from './operation/commands/usage-error.ts';
import * as user from './operation/commands/user.ts';

const USAGE = 2;

const program = new Command('opora').description('Opora on the command line').exitOverride();
program.configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'opora: ')) });
for (const { register } of [demo, simulate, content, profile, scales, shrink, objectivity, roadmap, user])
  register(program);
// Subcommands take over how the program ends and speaks only when told so one by one.
function passSettingsOn(parent: Command): void {
  for (const command of parent.commands) {
    command.copyInheritedSettings(parent);
    passSettingsOn(command);
  }
}
passSettingsOn(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE;
  else if (error instanceof UsageError || error instanceof ConfigFault) {
    process.stderr.write(`opora: ${error.message}\n`);
    process.exitCode = USAGE;
  } else {
    process.stderr.write(`opora: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
