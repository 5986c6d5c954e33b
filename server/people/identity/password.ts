/** What a password must be. No rules about kinds of characters: they make passwords worse (NIST SP 800-63B, 3.1.1.2). */
import { ProblemError } from '../../ground/http/problem.ts';
import common from './common-passwords.json' with { type: 'json' };

export const MIN_PASSWORD = 10;
export const MOST_PASSWORD = 128;

const COMMON = new Set(common.map(plain));

/** Letters and digits in lower case: dots, spaces and capitals make no common password uncommon. */
function plain(password: string): string {
  return password.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Whether the password is one short piece over and over, such as a single letter or "abab". */
function repeats(password: string): boolean {
  return /^(.{1,4})\1+.{0,3}$/u.test(password);
}

/** Whether every character is the neighbour of the one before it, such as "23456789012": after 9 comes 0. */
function runs(password: string): boolean {
  const codes = [...password].map((character) => character.codePointAt(0) ?? 0);
  const isDigits = /^\d+$/.test(password);
  const steps = codes.slice(1).map((code, index) => (isDigits ? (code - codes[index] + 10) % 10 : code - codes[index]));
  return new Set(steps).size === 1 && [1, -1, ...(isDigits ? [9] : [])].includes(steps[0]);
}

/**
 * @param names the user name and the name of the person: a password must not be made of them
 * @throws ProblemError `passwordShort`, `passwordLong`, `passwordCommon` or `passwordIsName`
 */
export function checkPassword(password: string, names: string[]): void {
  const length = [...password].length;
  if (length < MIN_PASSWORD) throw new ProblemError('passwordShort');
  if (length > MOST_PASSWORD) throw new ProblemError('passwordLong');
  const bare = plain(password);
  const letters = bare.replaceAll(/\p{N}/gu, '');
  if (COMMON.has(bare) || bare.length < 5 || repeats(bare) || runs(bare)) throw new ProblemError('passwordCommon');
  // A common word with digits around it is the first thing that is tried.
  if (letters.length > 0 && letters.length < bare.length && COMMON.has(letters))
    throw new ProblemError('passwordCommon');
  const isName = names.map(plain).some((name) => name.length > 2 && (bare === name || letters === name));
  const holdsName = names.map(plain).some((name) => name.length > 4 && bare.includes(name));
  if (isName || holdsName) throw new ProblemError('passwordIsName');
}
