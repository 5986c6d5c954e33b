/** The fingerprint of a ticket key: defined to the bit, the same on server and phone, and different for whatever tells keys apart. */
import { generateKeyPairSync } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkKey } from '../../client/survey/ticket/card-key.ts';
import { fingerprintOf as onPhone } from '../../client/survey/ticket/fingerprint.ts';
import { fingerprintOf as onServer } from '../../server/answering/tickets/fingerprint.ts';
import { keyView } from '../../server/answering/tickets/keys.ts';
import { CODE_ALPHABET, cardFragment, printFingerprint, readCardFragment } from '../../surveys/key-fingerprint.ts';

const modulus = Array.from({ length: 256 }, (_, place) => ((7 * place + 129) % 256).toString(16).padStart(2, '0'));
const known = { id: 7, exponent: 65537, modulus: modulus.join('') };

describe('the fingerprint of a ticket key', () => {
  it('is that of another program: hashlib of Python, by the definition', () => {
    expect(onPhone(known)).toBe('KYAG7BQ8');
    expect(onPhone({ ...known, id: 8 })).toBe('RR8VBSN1');
  });

  it('is the same on server and phone', () => {
    for (let id = 1; id <= 3; id++) {
      const { publicKey } = generateKeyPairSync('rsa', {
        modulusLength: 2048,
        publicKeyEncoding: { type: 'spki', format: 'der' },
        privateKeyEncoding: { type: 'pkcs8', format: 'der' },
      });
      const stored = { id, publicKey, schoolId: 1, campaignId: 1, audience: 'parent', grade: 6 } as const;
      expect(onPhone(keyView(stored))).toBe(onServer(stored));
    }
  });

  it('changes with the number of the key, the exponent and any digit of the modulus', () => {
    const one = onPhone(known);
    expect(onPhone({ ...known, exponent: 65539 })).not.toBe(one);
    for (const place of [0, 255, 511]) {
      const digit = known.modulus[place] === '0' ? '1' : '0';
      const changed = known.modulus.slice(0, place) + digit + known.modulus.slice(place + 1);
      expect(onPhone({ ...known, modulus: changed })).not.toBe(one);
    }
  });

  it('goes through the address of a card, and nothing else is taken for one', () => {
    const characters = fc.array(fc.constantFrom(...CODE_ALPHABET), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(characters, (drawn) => {
        const fingerprint = drawn.join('');
        const { hash } = new URL(`https://opora.example/s/7K3F9M2QXTDB${cardFragment(fingerprint)}`);
        expect(readCardFragment(hash)).toBe(fingerprint);
        expect(readCardFragment(hash.toLowerCase())).toBe(fingerprint);
        expect(printFingerprint(fingerprint).replace('-', '')).toBe(fingerprint);
      }),
      { seed: 20261130, numRuns: 100 },
    );
    for (const other of ['', '#', '#K=', '#K=7K3F9M2', '#K=7K3F9M2QX', '#K=7K3F9M2U', '#page', '#k=<script>'])
      expect(readCardFragment(other)).toBeNull();
  });
});

describe('what the phone makes of the key', () => {
  const CARD = '7K3F-9M2Q-XTDB';
  const LINK = '7K3F9M2QXT';
  const given = onPhone(known);

  it.each([
    ['the key of the card', known, CARD, given, true],
    ['another key than the card has', { ...known, id: 8 }, CARD, given, false],
    ['no key, though the card has one', null, CARD, given, false],
    ['a typed code and its key, which the eye compares', known, CARD, null, true],
    ['a typed code of a card and no key', null, CARD, null, false],
    ['a class link', null, LINK, null, true],
  ])('%s', (_name, ticketKey, code, card, isGood) => {
    expect(checkKey({ ticketKey }, code, card)).toEqual({ isGood, card, given: ticketKey && onPhone(ticketKey) });
  });
});
