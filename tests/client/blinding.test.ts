/** The blinding against the vectors of RFC 9474, and against the native RSA that the server uses. */
import { constants, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bytesToHex,
  bytesToNumber,
  hexToBytes,
  inverseModulo,
  numberToBytes,
  powerModulo,
  randomBelow,
  secureBytes,
} from '../../client/survey/ticket/arithmetic.ts';
import { blind, keyBytes, unblind, type VerifyingKey } from '../../client/survey/ticket/blinding.ts';
import { encodeMessage } from '../../client/survey/ticket/encoding.ts';
import { signRaw } from '../../server/answering/tickets/raw-signature.ts';

type Vector = Record<
  'name' | 'p' | 'q' | 'n' | 'e' | 'd' | 'prepared_msg' | 'inv' | 'blinded_msg' | 'blind_sig' | 'sig',
  string
> & {
  salt: string;
  encoded_msg: string;
};

const FIXTURE = join(import.meta.dirname, '../fixtures/rfc9474/test-vectors.json');
const vectors = JSON.parse(readFileSync(FIXTURE, 'utf8')) as Vector[];
const number = (hex: string) => BigInt(`0x${hex}`);

function prepare(vector: Vector) {
  const key: VerifyingKey = { modulus: number(vector.n), exponent: number(vector.e) };
  const salt = hexToBytes(vector.salt);
  const factor = numberToBytes(inverseModulo(number(vector.inv), key.modulus) ?? 0n, keyBytes(key));
  // The drawing of the vector: first the salt, then the blinding factor.
  const draws = [salt, factor];
  const random = () => draws.shift() ?? new Uint8Array();
  return { key, salt, random, message: hexToBytes(vector.prepared_msg) };
}

describe('RFC 9474, appendix A', () => {
  it('has all four variants here', () => {
    expect(vectors.map(({ name }) => name)).toContain('RSABSSA-SHA384-PSS-Deterministic');
    expect(vectors).toHaveLength(4);
  });

  it.each(vectors)('$name: encodes, blinds and unblinds as printed', (vector) => {
    const { key, salt, random, message } = prepare(vector);
    const encoded = encodeMessage(message, salt, key.modulus.toString(2).length - 1);
    expect(bytesToHex(encoded)).toBe(vector.encoded_msg);
    const blinding = blind(key, message, random, salt.length);
    expect(bytesToHex(blinding.blinded)).toBe(vector.blinded_msg);
    const signature = unblind(key, blinding, hexToBytes(vector.blind_sig));
    expect(bytesToHex(signature ?? new Uint8Array())).toBe(vector.sig);
  });

  it.each(vectors)('$name: the private operation gives the printed blind signature', (vector) => {
    const signed = powerModulo(number(vector.blinded_msg), number(vector.d), number(vector.n));
    expect(bytesToHex(numberToBytes(signed, keyBytes(prepare(vector).key)))).toBe(vector.blind_sig);
  });

  it.each(vectors)('$name: a changed blind signature is not taken', (vector) => {
    const { key, salt, random, message } = prepare(vector);
    const blinding = blind(key, message, random, salt.length);
    const changed = hexToBytes(vector.blind_sig);
    changed[changed.length - 1] ^= 1;
    expect(unblind(key, blinding, changed)).toBeNull();
  });
});

describe('with the native RSA of the server', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  const key: VerifyingKey = {
    modulus: bytesToNumber(Buffer.from(n, 'base64url')),
    exponent: bytesToNumber(Buffer.from(e, 'base64url')),
  };

  it('an unblinded signature is a plain RSASSA-PSS signature of the ticket', () => {
    const ticket = secureBytes(32);
    const blinding = blind(key, ticket, secureBytes);
    const signed = signRaw(privateKey.export({ format: 'der', type: 'pkcs8' }), blinding.blinded);
    const signature = unblind(key, blinding, signed) ?? new Uint8Array();
    const options = { key: createPublicKey(publicKey.export({ format: 'pem', type: 'spki' })), saltLength: 48 };
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    expect(verify('sha384', ticket, { ...options, padding }, signature)).toBe(true);
    expect(verify('sha384', secureBytes(32), { ...options, padding }, signature)).toBe(false);
  });

  it('the signer refuses a number that is no message of the key', () => {
    const der = privateKey.export({ format: 'der', type: 'pkcs8' });
    expect(() => signRaw(der, new Uint8Array(256).fill(255))).toThrow();
  });
});

describe('the arithmetic', () => {
  const positive = fc.bigInt({ min: 1n, max: 2n ** 64n });

  it('inverts what can be inverted, and nothing else', () => {
    fc.assert(
      fc.property(positive, fc.bigInt({ min: 2n, max: 2n ** 64n }), (value, modulus) => {
        const inverse = inverseModulo(value, modulus);
        if (inverse === null) expect(hasCommonFactor(value, modulus)).toBe(true);
        else expect((value * inverse) % modulus).toBe(1n % modulus);
      }),
      { seed: 20261124 },
    );
  });

  it('draws every number below the limit alike', () => {
    const counts = new Map<bigint, number>();
    for (let draw = 0; draw < 6000; draw++) {
      const drawn = randomBelow(7n, secureBytes);
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([1n, 2n, 3n, 4n, 5n, 6n]);
    // Binomial(6000, 1/6): six standard deviations are 173 from 1000.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(173);
  });

  it('refuses to cut a number that is too long', () => {
    expect(() => numberToBytes(256n, 1)).toThrow(RangeError);
  });
});

function hasCommonFactor(one: bigint, other: bigint): boolean {
  return other === 0n ? one !== 1n : hasCommonFactor(other, one % other);
}
