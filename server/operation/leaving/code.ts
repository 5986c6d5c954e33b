/**
 * The code that leaving a demo by its button asks for. The start prints it: whoever can type it sees the window or the log of the
 * start, so that no visitor of a demo that others look at ends it. An address would not tell: behind a proxy all come from this machine.
 */
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { ensureSetting } from '../../ground/db/settings.ts';

const SETTING = 'demo.leaveCode';
/** Digits alone are typed alike on every keyboard layout. Twelve of them make 40 bits, at 30 tries a minute. */
const GROUPS = 3;
const GROUP = 4;

/** @returns for instance `4821-0937-6650`, the same as long as there is this demo */
export function ensureLeaveCode(db: Kysely<Database>): Promise<string> {
  const group = () => String(randomInt(10 ** GROUP)).padStart(GROUP, '0');
  return ensureSetting(db, SETTING, () => Array.from({ length: GROUPS }, group).join('-'));
}

/** Whether a typed code is the one, however it is spaced. */
export async function isLeaveCode(db: Kysely<Database>, typed: string): Promise<boolean> {
  return timingSafeEqual(digest(typed), digest(await ensureLeaveCode(db)));
}

function digest(code: string): Buffer {
  return createHash('sha256').update(code.replaceAll(/\D/g, '')).digest();
}
