/** How it shows that the database is away for a while: stopping, starting, gone, out of reach, or too busy to let one in. */

const CODES = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08001',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]);

/** What `pg` says without a code, of a connection that broke while it was held or could not be had in time. */
const WORDS =
  /connection terminated|is not queryable|connection error and is not|timeout exceeded when trying to connect/i;

/** Whether the same may succeed when it is tried again in a while. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message, syscall } = (error ?? {}) as { code?: string; message?: string; syscall?: string };
  // The socket of the embedded database is a file, which is missing while it is down.
  return CODES.has(code ?? '') || (code === 'ENOENT' && syscall === 'connect') || WORDS.test(message ?? '');
}
