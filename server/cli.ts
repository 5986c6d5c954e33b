/** The `opora` command: `npm run -s opora -- COMMAND`. Wrong usage is one line on stderr and exit code 2. */
import { runProgram } from './operation/commands/program.ts';

process.exitCode = await runProgram(process.argv.slice(2));
