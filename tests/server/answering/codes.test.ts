import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCharacter, codeDigest, newAccessCode, printCode, shapeOf } from '../../../server/answering/codes/code.ts';
import { getCodeKey, makeCodes } from '../../../server/answering/codes/making.ts';
import { countUsed, MARK_BYTES, markOf, UNUSED } from '../../../server/answering/codes/marks.ts';
import {
  countCodes,
  findAccessCode,
  findBatches,
  revokeBatch,
  spendCode,
} from '../../../server/answering/codes/store.ts';
import type { CellKey } from '../../../server/answering/submissions/cell.ts';
import { normaliseCode } from '../../../server/answering/submissions/code.ts';
import { CODE_ALPHABET } from '../../../surveys/key-fingerprint.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { makeWorld, setState, type World } from '../world.ts';

const SEED = 20261124;

describe('a code', () => {
  const character = fc.constantFrom(...CODE_ALPHABET);
  const random = fc.array(character, { minLength: 11, maxLength: 11 }).map((characters) => characters.join(''));
  const codes = random.map((text) => text + checkCharacter(text));

  it('has 55 random bits and is printed in groups that are read back', () => {
    const code = newAccessCode();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    expect(Math.log2(CODE_ALPHABET.length) * 11).toBe(55);
    expect(printCode(code)).toMatch(/^.{4}-.{4}-.{4}$/);
    expect(shapeOf(normaliseCode(printCode(code).toLowerCase()))).toBe('accessCode');
  });

  it('shows every single wrong character', () => {
    fc.assert(
      fc.property(codes, fc.nat(11), character, (code, place, wrong) => {
        fc.pre(code[place] !== wrong);
        expect(shapeOf(code.slice(0, place) + wrong + code.slice(place + 1))).toBe('mistyped');
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('shows any two characters that changed places', () => {
    fc.assert(
      fc.property(codes, fc.nat(11), fc.nat(11), (code, one, other) => {
        fc.pre(code[one] !== code[other]);
        const characters = [...code];
        [characters[one], characters[other]] = [characters[other], characters[one]];
        expect(shapeOf(characters.join(''))).toBe('mistyped');
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('is no access code when it is of another length: it may be a link', () => {
    expect(shapeOf('7K3F9M2QXT')).toBe('other');
    expect(shapeOf('NO/SUCH CODE')).toBe('other');
  });
});

describe('marks', () => {
  it('are never those of an unused code, and count', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.uint8Array({ minLength: 1, maxLength: 8 }), { nil: null })), (blinded) => {
        const marks = blinded.map((bytes) => (bytes ? markOf(Buffer.alloc(32), bytes) : UNUSED));
        expect(marks.every((mark) => mark.length === MARK_BYTES)).toBe(true);
        expect(countUsed(Buffer.concat(marks))).toBe(blinded.filter((bytes) => bytes !== null).length);
      }),
      { seed: SEED },
    );
  });
});

describe('codes of a cell', () => {
  let opora: TestApplication;
  let world: World;
  let cell: CellKey;
  beforeAll(async () => {
    opora = await startApplication();
    world = await makeWorld(opora.services);
    cell = { schoolId: world.schoolIds[0], campaignId: world.campaignId, audience: 'student', grade: 6 };
  });
  afterAll(() => opora.stop());

  const make = (count: number) => opora.services.db.transaction().execute((trx) => makeCodes(trx, { ...cell, count }));
  const find = async (printed: string) => {
    const code = await findAccessCode(
      opora.services.db,
      codeDigest(await getCodeKey(opora.services.db), normaliseCode(printed)),
    );
    if (!code) throw new Error('the code is unknown');
    return code;
  };
  const mark = (name: string) => markOf(Buffer.alloc(32), Buffer.from(name));

  it('are found again, each with a place of its own, over several batches', async () => {
    const codes = [...(await make(3)).codes, ...(await make(2)).codes];
    const places = (await Promise.all(codes.map(find))).map(({ place }) => place);
    expect(new Set(places).size).toBe(5);
    expect(Math.max(...places) - Math.min(...places)).toBe(4);
  });

  /** Pairs of printed cards whose numbers, one for each card in the order of printing, rise: half of them by chance. */
  const rising = (numbers: number[]) =>
    numbers.flatMap((one, index) => numbers.slice(index + 1).filter((other) => other > one)).length;

  it('have places and rows that say nothing of the order in which the cards are printed', async () => {
    const { db } = opora.services;
    const { codes, batchId } = await make(400);
    const found = await Promise.all(codes.map(find));
    const places = found.map(({ place }) => place);
    const least = Math.min(...places);
    expect(places.toSorted((a, b) => a - b)).toEqual(codes.map((_, index) => least + index));
    const { rows: stored } = await sql<{ digest: string; place: number; page: string }>`
      select encode(digest, 'hex') as digest, place, split_part(ctid::text, ',', 1) as page
      from access_code where batch_id = ${batchId} order by ctid`.execute(db);
    // A page that has room left may be filled after a later one; each holds a run of the digests' order.
    const pages = [...Map.groupBy(stored, ({ page }) => page).values()];
    const digests = pages.toSorted(([one], [other]) => (one.digest < other.digest ? -1 : 1)).flat();
    expect(digests.map(({ digest }) => digest)).toEqual(stored.map(({ digest }) => digest).toSorted());
    const rowOf = new Map(stored.map(({ digest }, row) => [digest, row]));
    const rows = found.map(({ digest }) => rowOf.get(digest.toString('hex')) ?? -1);
    // Kendall: of 79,800 pairs half rise, with a standard deviation of 1,336; six of them are exceeded once in 5 · 10⁸ runs.
    for (const [name, numbers] of Object.entries({ places, rows, placesByRow: stored.map(({ place }) => place) }))
      expect(Math.abs(rising(numbers) - 39_900), name).toBeLessThan(6 * 1_336);
  });

  it('draw every order of places with the same chance', async () => {
    const orders = new Map<string, number>();
    const RUNS = 600;
    await opora.services.db.transaction().execute(async (trx) => {
      const key = await getCodeKey(trx);
      for (let run = 0; run < RUNS; run++) {
        const { codes } = await makeCodes(trx, { ...cell, count: 3 });
        const rows = [];
        for (const code of codes) rows.push(await findAccessCode(trx, codeDigest(key, normaliseCode(code))));
        const places = rows.map((row) => row?.place ?? -1);
        const order = places.map((place) => place - Math.min(...places)).join('');
        orders.set(order, (orders.get(order) ?? 0) + 1);
      }
    });
    expect([...orders.keys()].toSorted()).toEqual(['012', '021', '102', '120', '201', '210']);
    // 100 of each, standard deviation 9.1.
    for (const [order, times] of orders) expect(Math.abs(times - RUNS / 6), order).toBeLessThan(6 * 9.2);
  });

  it('are in no column of the database, neither printed nor plain', async () => {
    const [printed] = (await make(1)).codes;
    const { rows } = await sql<{ row: string }>`
      select access_code::text as row from access_code union all select code_use::text from code_use
      union all select setting::text from setting union all select code_batch::text from code_batch`.execute(
      opora.services.db,
    );
    const everything = rows.map(({ row }) => row).join('\n');
    const hex = Buffer.from(normaliseCode(printed)).toString('hex');
    for (const form of [printed, normaliseCode(printed), hex]) expect(everything).not.toContain(form);
  });

  it('are used once: for one blinded ticket any number of times, for another never', async () => {
    const code = await find((await make(1)).codes[0]);
    const { db } = opora.services;
    expect(await spendCode(db, code, mark('one'))).toBe('used');
    expect(await spendCode(db, code, mark('one'))).toBe('again');
    expect(await spendCode(db, code, mark('other'))).toBe('spent');
  });

  it('are used once also when a hundred ask at the same moment', async () => {
    const code = await find((await make(1)).codes[0]);
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, index) => spendCode(opora.services.db, code, mark(`try ${index}`))),
    );
    expect(outcomes.filter((outcome) => outcome === 'used')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'spent')).toHaveLength(99);
  });

  it('are not used while the campaign is not open', async () => {
    const code = await find((await make(1)).codes[0]);
    const { db } = opora.services;
    await setState(opora.services, world.campaignId, 'closed');
    expect(await spendCode(db, code, mark('late'))).toBe('closed');
    await setState(opora.services, world.campaignId, 'open');
    expect(await spendCode(db, code, mark('late'))).toBe('used');
    await setState(opora.services, world.campaignId, 'closed');
    expect(await spendCode(db, code, mark('late'))).toBe('again');
    expect(await spendCode(db, code, mark('other'))).toBe('spent');
    await setState(opora.services, world.campaignId, 'open');
  });

  it('are counted, and the unused ones of a batch can be revoked', async () => {
    const { batchId, codes } = await make(4);
    const { db } = opora.services;
    const before = await countCodes(db, world.campaignId, world.schoolIds);
    await spendCode(db, await find(codes[0]), mark('x'));
    const after = await countCodes(db, world.campaignId, world.schoolIds);
    expect(after[0].used).toBe(before[0].used + 1);
    expect(await revokeBatch(db, batchId)).toBe(3);
    await expect(find(codes[1])).rejects.toThrow('unknown');
    expect((await findBatches(db, world.campaignId, world.schoolIds))[0]).toMatchObject({ codes: 4, valid: 1 });
  });

  it('are refused in numbers that nobody can mean', async () => {
    await expect(make(0)).rejects.toThrow(RangeError);
    await expect(make(5001)).rejects.toThrow(RangeError);
  });
});
