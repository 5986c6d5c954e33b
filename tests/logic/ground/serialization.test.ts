import fc from 'fast-check';
import build from 'fast-json-stringify';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { compileSerializer, withoutChoices } from '../../../server/ground/http/serialization.ts';
import { Rounded } from '../../../surveys/rounded.ts';

const Point = Type.Object({ kind: Type.Literal('point'), x: Rounded(2) });
const Name = Type.Object({ kind: Type.Literal('name'), text: Type.String() });
const Report = Type.Object({
  id: Type.Integer(),
  grade: Type.Union([Type.Integer(), Type.Null()]),
  at: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  look: Type.Union([Type.Literal('few'), Type.Literal('certain'), Type.Null()]),
  count: Type.Union([Type.Integer(), Type.Enum(['few', 'hidden'])]),
  by: Type.Optional(Type.Union([Name, Type.Null()])),
  items: Type.Array(Type.Union([Type.Object({ mean: Type.Union([Rounded(2), Type.Null()]) }), Type.Null()])),
  shape: Type.Union([Point, Name, Type.Null()]),
  byName: Type.Record(Type.String(), Type.Union([Rounded(2), Type.Null()])),
});

const nameArbitrary = fc.record({ kind: fc.constant('name' as const), text: fc.string() });
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const report = fc.record(
  {
    id: fc.integer(),
    grade: orNull(fc.integer()),
    at: orNull(
      fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }).map((date) => date.toISOString()),
    ),
    look: fc.constantFrom('few', 'certain', null),
    count: fc.oneof(fc.integer(), fc.constantFrom('few', 'hidden')),
    by: orNull(nameArbitrary),
    items: fc.array(orNull(fc.record({ mean: orNull(fc.integer().map((quarters) => quarters / 4)) }))),
    shape: orNull(
      fc.oneof(fc.record({ kind: fc.constant('point' as const), x: fc.integer(), secret: fc.string() }), nameArbitrary),
    ),
    byName: fc.dictionary(fc.string({ minLength: 1 }), orNull(fc.integer())),
  },
  { requiredKeys: ['id', 'grade', 'at', 'look', 'count', 'items', 'shape', 'byName'] },
);

const route = { method: 'GET', url: '/', httpStatus: '200' };

describe('what goes out', () => {
  it('is written as the library writes it by the whole schema', () => {
    const ours = compileSerializer({ ...route, schema: Report as never });
    const theirs = build(Report as never);
    fc.assert(fc.property(report, (value) => void expect(JSON.parse(ours(value))).toEqual(JSON.parse(theirs(value)))));
  });

  it('holds nothing that the schema does not name', () => {
    const ours = compileSerializer({ ...route, schema: Report as never });
    fc.assert(
      fc.property(report, (value) => void expect(ours({ ...value, more: 'more' })).not.toMatch(/"secret"|"more"/)),
    );
  });

  it('is refused where something that the schema asks for is missing', () => {
    const ours = compileSerializer({ ...route, schema: Report as never });
    expect(() => ours({ id: 1 })).toThrow('required');
  });

  it.each([
    ['this or null', Type.Union([Type.Integer(), Type.Null()]), { type: 'integer', nullable: true }],
    ['words', Type.Union([Type.Literal('a'), Type.Literal('b')]), { type: 'string' }],
    ['numbers or words', Type.Union([Type.Integer(), Type.Enum(['few'])]), { type: ['integer', 'string'] }],
    [
      'one of several, or null',
      Type.Union([Type.Integer(), Type.String(), Type.Null()]),
      { type: ['integer', 'string', 'null'] },
    ],
  ])('needs no choice for %s', (_, schema, written) => {
    expect(withoutChoices(schema as never)).toEqual(written);
  });

  it('needs a choice between objects', () => {
    expect(withoutChoices(Type.Union([Point, Name]) as never).anyOf).toHaveLength(2);
  });
});
