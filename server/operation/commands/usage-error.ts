/** Wrong usage or bad input of a command: the program prints the message as one line on stderr and exits with code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
