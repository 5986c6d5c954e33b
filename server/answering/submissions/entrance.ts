/** The ways in: a typed or scanned code is a one-time code, the code of a class link, or wrong. */
import { hash } from 'node:crypto';
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
  /**
   * The class link of a code that answers come by, found once and then remembered: a link never changes its cell. One that was
   * removed meanwhile is still found, until whoever has stored by it is told that it is gone and says `forget`.
   * @throws ProblemError as `enter`; a one-time code is no class link and unknown here
   */
  enterByLink(typed: string, address: string): Promise<Link>;
  forget(link: Link): void;
};

/** Of a great district's campaign; the oldest goes first. */
const MOST_KEPT = 20_000;

/** @param codeKey the installation's key for hashes of codes */
export function createEntrance(db: Kysely<Database>, codeKey: Buffer, guard: Guard): Entrance {
  /** By the digest of the code, as in the database. */
  const links = new Map<string, Link>();
  const digestOf = (text: string): string => hash('sha256', text, 'base64');

  const enter = async (typed: string, address: string): Promise<Way> => {
    const text = normaliseCode(typed);
    if (shapeOf(text) === 'mistyped') throw new ProblemError('codeMistyped');
    // Both are always looked for, and both by a digest: the time it takes tells nothing about the characters of a code.
    const [code, link] = await Promise.all([findAccessCode(db, codeDigest(codeKey, text)), findLink(db, text)]);
    if (code) return { kind: 'code', code };
    if (link) return { kind: 'link', link };
    await guard.wrong(address);
    throw new ProblemError('codeUnknown');
  };

  return {
    enter,
    async enterByLink(typed, address) {
      const kept = links.get(digestOf(normaliseCode(typed)));
      if (kept) return kept;
      const way = await enter(typed, address);
      // Answers of a one-time code come by its ticket: here the code is no code at all.
      if (way.kind !== 'link') throw new ProblemError('codeUnknown');
      links.set(digestOf(way.link.code), way.link);
      const oldest = links.keys().next().value;
      if (links.size > MOST_KEPT && oldest !== undefined) links.delete(oldest);
      return way.link;
    },
    forget: ({ code }) => void links.delete(digestOf(code)),
  };
}
