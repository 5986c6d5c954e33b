import { describe, expect, it } from 'vitest';
import { coverageCells } from '../../../server/answering/campaigns/coverage.ts';
import { cellsOf } from '../../../server/answering/campaigns/opening.ts';
import { foldId } from '../../../server/answering/envelopes/keys.ts';
import { newCode, normaliseCode } from '../../../server/answering/submissions/code.ts';
import { encodeAnswers } from '../../../server/answering/submissions/codec.ts';

const roll = (six: number, eight: number) => [
  { audience: 'teacher' as const, grade: 0, people: 20 },
  ...(['student', 'parent'] as const).flatMap((audience) => [
    { audience, grade: 6, people: six },
    { audience, grade: 8, people: eight },
  ]),
];

describe('the cells of a school at the opening', () => {
  it('are five: teachers, students and parents by grade', () => {
    expect(cellsOf(roll(25, 30)).map(({ audience, grade, roll: people }) => [audience, grade, people])).toEqual([
      ['teacher', 0, 20],
      ['student', 6, 25],
      ['student', 8, 30],
      ['parent', 6, 25],
      ['parent', 8, 30],
    ]);
  });

  it.each([
    [9, 30, 39],
    [30, 9, 39],
    [4, 4, 8],
  ])('join grades of %i and %i people into one', (six, eight, together) => {
    expect(cellsOf(roll(six, eight)).filter(({ audience }) => audience === 'student')).toEqual([
      { audience: 'student', grade: 0, roll: together, target: 0.8 },
    ]);
  });

  it('stay apart from ten on, and an unknown roll is unknown, never 0', () => {
    expect(cellsOf(roll(10, 10)).filter(({ audience }) => audience === 'parent')).toHaveLength(2);
    expect(cellsOf([]).map((cell) => cell.roll)).toEqual([null, null, null, null, null]);
  });
});

describe('coverage', () => {
  it('counts the signed return as one of one, and what neither counts nor waits as left out', () => {
    const cell = {
      schoolId: 1,
      audience: 'teacher' as const,
      grade: 0,
      roll: null,
      rollNext: null,
      target: 0.9,
      received: 12,
      sealed: 7,
      waiting: 4,
    };
    expect(coverageCells([1, 2], [cell], new Set([2]))).toEqual([
      expect.objectContaining({ schoolId: 1, audience: 'director', received: 0 }),
      expect.objectContaining({ audience: 'teacher', grade: null, roll: null, waiting: 4, leftOut: 1 }),
      expect.objectContaining({ schoolId: 2, audience: 'director', received: 1, roll: 1 }),
    ]);
  });
});

describe('answers as bytes', () => {
  const title = { ru: 'вопрос', en: 'question' };
  const items = [
    { name: 'a', title, values: [1, 2, 3, 4], hardToSay: true },
    { name: 'b', title, values: [1, 2], hardToSay: false },
  ];

  it('are one a question in form order: 0 left out, 255 hard to say', () => {
    expect(encodeAnswers(items, { b: 2, a: 'hardToSay' })).toEqual({ kind: 'encoded', bytes: Uint8Array.of(255, 2) });
    expect(encodeAnswers(items, { b: 1 })).toEqual({ kind: 'encoded', bytes: Uint8Array.of(0, 1) });
  });

  it('are refused where "hard to say" is not offered, and as a number in a string', () => {
    const { kind, ...rest } = encodeAnswers(items, { a: '1', b: 'hardToSay' });
    expect(kind).toBe('invalid');
    expect(rest).toEqual({
      faults: [
        { path: 'answers.a', message: 'one of 1, 2, 3, 4, "hardToSay"' },
        { path: 'answers.b', message: 'one of 1, 2' },
      ],
    });
  });
});

describe('codes and ids', () => {
  it('codes are 10 characters of Crockford base 32 and survive being typed badly', () => {
    const code = newCode();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(normaliseCode(` ${code.toLowerCase().slice(0, 4)}-${code.slice(4)} `)).toBe(code);
    expect(normaliseCode('oil')).toBe('011');
  });

  it('an id is folded before it is digested: the same for the same UUID in any case, and in no order of time', () => {
    const ids = Array.from({ length: 50 }, (_, n) => `01890a5d-ac96-774b-bcce-${String(n).padStart(12, '0')}`);
    const stored = ids.map(foldId);
    expect(foldId(ids[0].toUpperCase())).toBe(stored[0]);
    expect(stored).not.toEqual(stored.toSorted());
  });
});
