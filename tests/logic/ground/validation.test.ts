/** What is said of a body that is not as its schema says, and what it costs the thread that answers everybody to say it. */
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { RollBody } from '../../../server/answering/enrolment/schemas.ts';
import { compileValidator, errorsOf } from '../../../server/ground/http/validation.ts';

const validate = compileValidator({ schema: RollBody, httpPart: 'body', method: 'POST', url: '/' });
const errorsIn = (body: unknown) => (validate(body) as { error?: { instancePath: string; message?: string }[] }).error;

const ENTRY = { schoolId: 1, audience: 'student', grade: 11, asOf: '2026-09-01', people: 30 };
const entries = (count: number) => Array.from({ length: count }, () => ({ ...ENTRY }));

/** Of the processor, in milliseconds. */
function cost(work: () => unknown): number {
  const began = process.cpuUsage();
  work();
  const { system, user } = process.cpuUsage(began);
  return (system + user) / 1000;
}

describe('a body', () => {
  it('is taken as it is where it is sound', () => {
    const body = { entries: entries(5_000) };
    expect(validate(body)).toEqual({ value: body });
    expect(errorsOf(RollBody, body)).toEqual([]);
  });

  it('has all its faults named where it is small', () => {
    const wrong = { entries: [{ ...ENTRY, people: -1 }, ENTRY, { ...ENTRY, asOf: 'today' }] };
    expect(errorsIn(wrong)?.map(({ instancePath }) => instancePath)).toEqual(['/entries/0/people', '/entries/2/asOf']);
  });

  it('has the place of a fault named where it is as large as it may be', () => {
    const all = entries(5_000);
    all[4_321].people = -1;
    expect(errorsIn({ entries: all })).toMatchObject([
      { instancePath: '/entries/4321/people', message: 'must be >= 0' },
    ]);
    const inside = { rolls: [{ entries: [] }, { entries: all }] };
    expect(errorsOf(Type.Object({ rolls: Type.Array(RollBody) }), { rolls: [{ entries: all }] })).toMatchObject([
      { instancePath: '/rolls/0/entries/4321/people' },
    ]);
    expect(errorsOf(Type.Object({ rolls: Type.Array(RollBody) }), inside)[0].instancePath).toBe('/rolls/0/entries');
  });

  it('is told how long its list may be where it is longer', () => {
    const long = [{ instancePath: '/entries', message: 'must not have more than 5000 items' }];
    expect(errorsIn({ entries: entries(5_001) })).toMatchObject(long);
    expect(errorsIn({ entries: Array(500_000).fill(0) })).toMatchObject(long);
  });

  it.each<[string, unknown]>([
    ['half a million wrong entries', { entries: Array(500_000).fill(0) }],
    ['the last of five thousand entries', { entries: [...entries(4_999), { ...ENTRY, people: -1 }] }],
  ])('costs little by %s, where naming all faults holds the thread for a quarter of a second', (_, body) => {
    const all = cost(() => Value.Errors(RollBody, body));
    expect(cost(() => errorsIn(body))).toBeLessThan(all / 4);
  });

  it('costs little where its lists have no bounds of their own', () => {
    const body = { names: [...Array(200_000).fill('a'), 1] };
    const schema = Type.Object({ names: Type.Array(Type.String()) });
    const all = cost(() => Value.Errors(schema, body));
    let found: unknown;
    expect(cost(() => (found = errorsOf(schema, body)))).toBeLessThan(all / 4);
    expect(found).toMatchObject([{ instancePath: '/names/200000', message: 'must be string' }]);
  });
});
