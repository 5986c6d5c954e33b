/**
 * How an answer set waits: encrypted under a symmetric key that is known to whoever encrypts for a minute, and beyond that to the
 * holder of the campaign's private key alone. The symmetric key is the exported secret of HPKE (RFC 9180, section 5.3: base mode,
 * X25519, HKDF-SHA-256), so that one asymmetric operation serves a minute of answers; each answer set is AES-256-GCM with a nonce
 * of chance and its cell as additional data, so that no row can be moved to another cell.
 */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { type CellKey, cellName } from '../submissions/cell.ts';

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

const ENCAPSULATED_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const CIPHER = 'aes-256-gcm';

/** One answer set as it is counted: one byte an item, and whether it shows a sign of carelessness. */
export type AnswerSet = { answers: Uint8Array; doubtful: boolean };

export type SealingPair = { publicKey: Buffer; privateKey: Buffer };

/** A new pair for a campaign's inbox, as raw bytes. */
export async function makeSealingPair(): Promise<SealingPair> {
  const { privateKey, publicKey } = await suite.kem.generateKeyPair();
  return {
    publicKey: Buffer.from(await suite.kem.serializePublicKey(publicKey)),
    privateKey: Buffer.from(await suite.kem.serializePrivateKey(privateKey)),
  };
}

/** Encrypts answer sets of a campaign. */
export type Envelope = { seal(cell: CellKey, set: AnswerSet): Buffer };

/** Begins an envelope; whoever wants the past to be safe from its own memory begins another one every minute. */
export async function beginEnvelope(publicKey: Uint8Array, campaignId: number): Promise<Envelope> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(bytesOf(publicKey));
  const sender = await suite.createSenderContext({ recipientPublicKey, info: infoOf(campaignId) });
  const encapsulated = Buffer.from(sender.enc);
  const key = createSecretKey(Buffer.from(await sender.export(EXPORTED, KEY_BYTES)));
  return {
    seal(cell, { answers, doubtful }) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce);
      cipher.setAAD(Buffer.from(cellName(cell)));
      const text = Buffer.concat([cipher.update(Buffer.of(Number(doubtful))), cipher.update(answers), cipher.final()]);
      return Buffer.concat([encapsulated, nonce, cipher.getAuthTag(), text]);
    },
  };
}

/** Opens answer sets of a campaign; the asymmetric work is done once an envelope. */
export type Opener = { open(cell: CellKey, sealed: Buffer): Promise<AnswerSet> };

export async function createOpener(privateKey: Uint8Array, campaignId: number): Promise<Opener> {
  const recipientKey = await suite.kem.deserializePrivateKey(bytesOf(privateKey));
  const keys = new Map<string, Promise<KeyObject>>();
  const keyOf = (encapsulated: Buffer): Promise<KeyObject> => {
    const name = encapsulated.toString('base64');
    const found = keys.get(name) ?? exportKey(encapsulated);
    keys.set(name, found);
    return found;
  };
  const exportKey = async (encapsulated: Buffer): Promise<KeyObject> => {
    const enc = bytesOf(encapsulated);
    const recipient = await suite.createRecipientContext({ recipientKey, enc, info: infoOf(campaignId) });
    return createSecretKey(Buffer.from(await recipient.export(EXPORTED, KEY_BYTES)));
  };
  return {
    /** @throws when the row was not sealed under this key for this cell, or was changed */
    async open(cell, sealed) {
      const key = await keyOf(sealed.subarray(0, ENCAPSULATED_BYTES));
      const nonce = sealed.subarray(ENCAPSULATED_BYTES, ENCAPSULATED_BYTES + NONCE_BYTES);
      const head = ENCAPSULATED_BYTES + NONCE_BYTES + TAG_BYTES;
      const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(cellName(cell)));
      decipher.setAuthTag(sealed.subarray(ENCAPSULATED_BYTES + NONCE_BYTES, head));
      const text = Buffer.concat([decipher.update(sealed.subarray(head)), decipher.final()]);
      return { doubtful: text[0] === 1, answers: text.subarray(1) };
    },
  };
}

const EXPORTED = bytesOf(Buffer.from('opora answers'));
const infoOf = (campaignId: number) => bytesOf(Buffer.from(`opora inbox ${campaignId}`));

/** The library takes buffers that hold the bytes and nothing else. */
function bytesOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
