/** Numbers in answers are rounded by the schema, wherever they stand; a schema that does not say how keeps the server from starting. */
import fc from 'fast-check';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { compileRounding, type NumberSchema, roundTo } from '../../../server/ground/http/rounding.ts';
import { compileSerializer } from '../../../server/ground/http/serialization.ts';
import { Probability, Rounded } from '../../../surveys/rounded.ts';

const Figure = Type.Union([
  Type.Object({
    kind: Type.Literal('estimate'),
    value: Rounded(1),
    interval: Type.Tuple([Rounded(0), Rounded(0)]),
    by: Type.Record(Type.String(), Type.Union([Probability, Type.Null()])),
    lines: Type.Array(Type.Object({ p: Type.Union([Rounded(4), Type.Null()]), n: Type.Integer() })),
  }),
  Type.Object({ kind: Type.Literal('none'), reason: Type.String() }),
]);
const round = compileRounding(Figure as NumberSchema, 'GET /figure');
const write = (schema: object) =>
  compileSerializer({ schema, method: 'GET', url: '/figure' } as Parameters<typeof compileSerializer>[0]);

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const figure = fc.record({
  kind: fc.constant('estimate'),
  value: number,
  interval: fc.tuple(number, number),
  by: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.option(fc.double({ min: 0, max: 1, noNaN: true }))),
  lines: fc.array(fc.record({ p: fc.option(number), n: fc.nat() }), { maxLength: 4 }),
});

/** Decimals of every number in a text of JSON. */
const decimals = (text: string) => [...text.matchAll(/\d\.(\d+)/g)].map(([, own]) => own?.length ?? 0);

describe('the rounding of answers', () => {
  it('leaves no number longer than its schema says, and what is rounded as it is', () => {
    const serialize = write(Figure);
    fc.assert(
      fc.property(figure, (value) => {
        const once = round(value) as typeof value;
        expect(round(once)).toEqual(once);
        const { by, interval, lines, value: own } = JSON.parse(serialize(value)) as typeof value;
        for (const each of decimals(JSON.stringify([own]))) expect(each).toBeLessThanOrEqual(1);
        expect(interval.every(Number.isInteger)).toBe(true);
        for (const each of decimals(JSON.stringify(by))) expect(each).toBeLessThanOrEqual(2);
        for (const each of decimals(JSON.stringify(lines))) expect(each).toBeLessThanOrEqual(4);
        expect(Math.abs(own - value.value)).toBeLessThanOrEqual(0.05 + 1e-9);
      }),
      { seed: 20261130, numRuns: 500 },
    );
  });

  it('changes nothing that it was given, and nothing but numbers', () => {
    const value = { kind: 'estimate', value: 1.26, interval: [1.5, -0.2], by: { a: 0.996, b: null }, lines: [] };
    const before = structuredClone(value);
    expect(round(value)).toEqual({ ...before, value: 1.3, interval: [2, 0], by: { a: 1, b: null } });
    expect(value).toEqual(before);
    expect(round({ kind: 'none', reason: '1.23456789' })).toEqual({ kind: 'none', reason: '1.23456789' });
  });

  it.each([
    [0.125, 2, 0.13],
    [-0.125, 2, -0.13],
    [-0.001, 2, 0],
    [1e-12, 4, 0],
    [0.999, 2, 1],
    [Number.NaN, 2, Number.NaN],
  ])('takes %d to %d decimals for %d', (value, digits, expected) => {
    expect(roundTo(value, digits)).toBe(expected);
  });

  it.each([
    ['by itself', Type.Number()],
    ['in an object', Type.Object({ a: Type.Array(Type.Object({ b: Type.Number() })) })],
    ['in a union', Type.Union([Type.String(), Type.Number()])],
    ['in a record', Type.Record(Type.String(), Type.Number())],
    ['in a tuple', Type.Tuple([Type.Integer(), Type.Number()])],
  ])('refuses a schema with a number that has no digits: %s', (_, schema) => {
    expect(() => write(schema)).toThrow('has no digits: GET /figure');
  });
});
