/**
 * The keys of campaigns: private parts are files of the key folder, the database has their names and the public parts. Made before
 * a campaign takes its first answer, replaced every day, destroyed when it is sealed.
 */
import { createHmac, createSecretKey, hash, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { KEY_MISSING, type KeyFolder } from '../../ground/key-folder.ts';
import { findSpentKeys, takeSealingLock } from '../sealing/store.ts';
import { type CellKey, cellName } from '../submissions/cell.ts';
import {
  type AnswerSet,
  beginEnvelope,
  createOpener,
  type Envelope,
  makeSealingPair,
  type Opener,
} from './envelope.ts';
import { deleteKeys, findCurrentKeys, findKeys, insertKey, type KeyPurpose, type NewKey, replaceKey } from './store.ts';

/** What was encrypted longer ago than this cannot be opened with what a server has in its memory. */
const ENVELOPE_MS = 60_000;
const ID_KEY_BYTES = 32;
/** Enough that two ids of a campaign never meet by chance, and no more than needed. */
const DIGEST_BYTES = 16;

/** A waiting answer set as it is stored. */
export type Waiting = { keyId: string; sealed: Buffer };

/** What an arrival needs of its campaign's keys. */
export type Writing = {
  seal(cell: CellKey, set: AnswerSet): Waiting;
  /**
   * The digest by which the same id is known again in its cell, and by which nobody without the key finds an id.
   * @param folded see `foldId`
   */
  digest(cell: CellKey, folded: string): Buffer;
};

/** A key of the campaign cannot be had from the key folder, or not be put there. */
export class KeyMissing extends Error {
  override readonly name = 'KeyMissing';
  readonly code = KEY_MISSING;
}

export type CampaignKeys = {
  /**
   * Makes what the campaign has none of; the keys are on the disk when this resolves.
   * @param db may be a transaction @throws KeyMissing when the key folder takes none
   */
  ensure(db: Kysely<Database>, campaignId: number): Promise<void>;
  /** Null when the campaign is sealed. @throws KeyMissing when the key folder lacks a current key: nobody could open what came then */
  writing(campaignId: number): Promise<Writing | null>;
  /** Has the current keys read anew: another process has replaced them. */
  forget(campaignId: number): void;
  /** Opens what waits in a campaign. @throws KeyMissing by `open` */
  reading(campaignId: number): Promise<{ open(cell: CellKey, waiting: Waiting): Promise<AnswerSet> }>;
  /** A new pair for the inbox; the old one opens what waits until `clear`. */
  roll(campaignId: number): Promise<void>;
  /** Destroys replaced pairs that nothing needs. */
  clear(campaignId: number): Promise<void>;
  /** Destroys all keys of a campaign: what waits then is lost. */
  destroy(campaignId: number): Promise<void>;
};

/** @param today the day that a key is made on */
export function createCampaignKeys(db: Kysely<Database>, folder: KeyFolder, today: () => string): CampaignKeys {
  const kept = new Map<number, Promise<Writing | null>>();

  const make = async (campaignId: number, purpose: KeyPurpose): Promise<NewKey> => {
    const id = randomUUID();
    const pair = purpose === 'inbox' ? await makeSealingPair() : null;
    const written = folder.write(nameOf(campaignId, id), pair?.privateKey ?? randomBytes(ID_KEY_BYTES));
    await written.catch((cause: unknown) => {
      throw new KeyMissing(`the key folder ${folder.path} takes no key of campaign ${campaignId}`, { cause });
    });
    return { id, campaignId, purpose, publicKey: pair?.publicKey ?? null, madeOn: today() };
  };

  const ensure = async (at: Kysely<Database>, campaignId: number) => {
    const found = await findCurrentKeys(at, campaignId);
    for (const purpose of ['inbox', 'ids'] as const) {
      if (found.some((key) => key.purpose === purpose)) continue;
      const key = await make(campaignId, purpose);
      if (!(await insertKey(at, key))) await folder.destroy(nameOf(campaignId, key.id));
    }
  };

  const begin = async (campaignId: number): Promise<Writing | null> => {
    await ensure(db, campaignId);
    const keys = await findCurrentKeys(db, campaignId);
    const inbox = keys.find(({ purpose }) => purpose === 'inbox');
    const ids = keys.find(({ purpose }) => purpose === 'ids');
    if (!inbox?.publicKey || !ids) return null;
    const idKey = await readKey(campaignId, ids.id);
    await readKey(campaignId, inbox.id);
    return writingWith(inbox.id, await beginEnvelope(inbox.publicKey, campaignId), createSecretKey(idKey));
  };

  const readKey = async (campaignId: number, id: string): Promise<Buffer> => {
    const name = nameOf(campaignId, id);
    const lacking = (cause?: unknown) =>
      new KeyMissing(`the key folder ${folder.path} lacks a key of campaign ${campaignId}`, { cause });
    const key = await folder.read(name).catch((error: unknown) => Promise.reject(lacking(error)));
    if (!key) throw lacking();
    return key;
  };

  const remove = async (at: Kysely<Database>, campaignId: number, ids: string[]): Promise<void> => {
    for (const id of ids) await folder.destroy(nameOf(campaignId, id));
    await deleteKeys(at, ids);
  };

  return {
    ensure,
    writing(campaignId) {
      const found = kept.get(campaignId);
      if (found) return found;
      const writing = begin(campaignId);
      kept.set(campaignId, writing);
      const drop = () => {
        if (kept.get(campaignId) === writing) kept.delete(campaignId);
      };
      writing.catch(drop);
      // Also when nobody asks again: the last minute of a campaign must not stay in the memory.
      setTimeout(drop, ENVELOPE_MS).unref();
      return writing;
    },
    forget: (campaignId) => void kept.delete(campaignId),
    async reading(campaignId) {
      const openers = new Map<string, Promise<Opener>>();
      const openerOf = async (keyId: string): Promise<Opener> =>
        createOpener(await readKey(campaignId, keyId), campaignId);
      return {
        async open(cell, { keyId, sealed }) {
          const opener = openers.get(keyId) ?? openerOf(keyId);
          openers.set(keyId, opener);
          return (await opener).open(cell, sealed);
        },
      };
    },
    async roll(campaignId) {
      const key = await make(campaignId, 'inbox');
      if (!(await replaceKey(db, key))) await folder.destroy(nameOf(campaignId, key.id));
      kept.delete(campaignId);
    },
    clear: (campaignId) =>
      db.transaction().execute(async (trx) => {
        // What a mix is just putting back, under a key that was replaced meanwhile, is seen by nobody before its commit.
        await takeSealingLock(trx, campaignId);
        await remove(trx, campaignId, await findSpentKeys(trx, campaignId));
      }),
    async destroy(campaignId) {
      kept.delete(campaignId);
      await remove(
        db,
        campaignId,
        (await findKeys(db, campaignId)).map(({ id }) => id),
      );
    },
  };
}

/** The file of a key says whose it is, so that one that comes back from somewhere is known without the database's row. */
export const nameOf = (campaignId: number, keyId: string): string => `${campaignId}.${keyId}`;

function writingWith(keyId: string, envelope: Envelope, idKey: KeyObject): Writing {
  return {
    seal: (cell, set) => ({ keyId, sealed: envelope.seal(cell, set) }),
    digest: (cell, folded) =>
      createHmac('sha256', idKey)
        .update(`${cellName(cell)}/${folded}`)
        .digest()
        .subarray(0, DIGEST_BYTES),
  };
}

/** An id as earlier versions stored it beside the answers, so that what they took is known again. */
export function foldId(id: string): string {
  const hex = hash('sha256', id.toLowerCase());
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
