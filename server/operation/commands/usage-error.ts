/** Wrong usage or bad input of a command: the program prints the message as one line on stderr and exits with code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** A command has printed what is wrong with what it was to check: nothing is added, and the program exits with code 1. */
export class FaultsFound extends Error {
  override name = 'FaultsFound';
}
