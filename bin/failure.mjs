/** What ends a command of ours in one line that says what to do, without a stack. */
export class Failure extends Error {}

export const say = (line) => process.stderr.write(`opora: ${line}\n`);

/** Runs the work; a failure becomes its line and the exit code 1. */
export async function endInOneLine(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
