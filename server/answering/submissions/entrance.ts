/** The ways in: a typed or scanned code is a one-time code, the code of a class link, or wrong. */
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { codeDigest, shapeOf } from '../codes/code.ts';
import { type AccessCode, findAccessCode } from '../codes/store.ts';
import { normaliseCode } from './code.ts';
import type { Guard } from './guard.ts';
import { findLink, type Link } from './store.ts';

export type Way = { kind: 'link'; link: Link } | { kind: 'code'; code: AccessCode };

export type Entrance = {
  /**
   * @param typed the code as a person types it
   * @param address of the sender, to slow wrong codes
   * @throws ProblemError `codeMistyped` when the check character does not fit, `codeUnknown`, or `tooMany`
   */
  enter(typed: string, address: string): Promise<Way>;
};

/** @param codeKey the installation's key for hashes of codes */
export function createEntrance(db: Kysely<Database>, codeKey: Buffer, guard: Guard): Entrance {
  return {
    async enter(typed, address) {
      const text = normaliseCode(typed);
      if (shapeOf(text) === 'mistyped') throw new ProblemError('codeMistyped');
      // Both are always looked for, and both by a digest: the time it takes tells nothing about the characters of a code.
      const [code, link] = await Promise.all([findAccessCode(db, codeDigest(codeKey, text)), findLink(db, text)]);
      if (code) return { kind: 'code', code };
      if (link) return { kind: 'link', link };
      await guard.wrong(address);
      throw new ProblemError('codeUnknown');
    },
  };
}
