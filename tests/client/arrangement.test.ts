import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrangeRows,
  ofSchools,
  parseRisksSearch,
  type RisksSearch,
} from '../../client/workplace/pages/profiles/risks/arrangement.ts';
import { type SchoolRow, schoolRows } from '../../client/workplace/pages/profiles/risks/heatMap.ts';
import { estimate, profiles } from './profiles.ts';

const SCHOOLS = new Map(
  [1, 2, 3, 4].map((id) => {
    const kinds = id === 4 ? [] : id === 2 ? (['hardConditions'] as const) : (['lowResults'] as const);
    const name = { ru: `Ш${id}`, en: `S${id}` };
    return [
      id,
      {
        id,
        name,
        shortName: name,
        status: { kinds: [...kinds], year: 2023 },
        isOpen: true,
        closedOn: null,
        successorId: null,
      },
    ];
  }),
);
const find = (id: number) => SCHOOLS.get(id);
const byName = (a: SchoolRow, b: SchoolRow) => a.schoolId - b.schoolId;
const arranged = (rows: SchoolRow[], search: RisksSearch, visited: number[] = []) =>
  arrangeRows(ofSchools(rows, search, find, new Set(visited)), search, byName).map(({ schoolId }) => schoolId);

const rows = schoolRows(
  profiles(
    [estimate('F01', 20), estimate('F02', 22)],
    [estimate('F01', 60), estimate('F02', 58)],
    [estimate('F01', 24), estimate('F02', 80)],
    [],
  ),
);

describe('the order of the heat map', () => {
  it('puts need first where nothing is chosen, and names where they are chosen', () => {
    expect(arranged(rows, {})).toEqual([2, 3, 1, 4]);
    expect(arranged(rows, { order: 'name' })).toEqual([1, 2, 3, 4]);
  });

  it('goes by one factor, schools without an estimate last', () => {
    expect(arranged(rows, { order: 'F02' })).toEqual([3, 2, 1, 4]);
    expect(arranged(rows, { order: 'F01' })).toEqual([2, 3, 1, 4]);
  });

  it('puts next to each school the one most like it', () => {
    const alike = schoolRows(
      profiles([estimate('F01', 90)], [estimate('F01', 10)], [estimate('F01', 88)], [estimate('F01', 12)]),
    );
    expect(arranged(alike, { order: 'similar' })).toEqual([1, 3, 4, 2]);
  });

  it('loses no school and shows none twice, whatever the order', () => {
    const value = fc.integer({ min: 0, max: 100 });
    const district = fc.array(fc.array(value, { maxLength: 3 }), { minLength: 1, maxLength: 30 });
    const order = fc.constantFrom(undefined, 'name', 'similar', 'F01', 'F09');
    fc.assert(
      fc.property(district, order, (schools, chosen) => {
        const all = schoolRows(profiles(...schools.map((values) => values.map((v, i) => estimate(`F0${i + 1}`, v)))));
        const seen = arranged(all, chosen === undefined ? {} : { order: chosen });
        expect(seen.toSorted((a, b) => a - b)).toEqual(all.map(({ schoolId }) => schoolId));
      }),
      { seed: 20261124, numRuns: 100 },
    );
  });
});

describe('the filters of the heat map', () => {
  it('keep schools by status and by a high risk, on the chosen factor if there is one', () => {
    expect(arranged(rows, { status: 'hardConditions' })).toEqual([2]);
    expect(arranged(rows, { level: 'high' })).toEqual([2, 3]);
    expect(arranged(rows, { level: 'high', order: 'F01' })).toEqual([2]);
    expect(arranged(rows, { status: 'lowResults', level: 'high', order: 'F01' })).toEqual([]);
  });

  it('keep the schools of a tutor alone, none when the tutor goes nowhere', () => {
    expect(arranged(rows, { tutor: 'a' }, [1, 2])).toEqual([2, 1]);
    expect(arranged(rows, { tutor: 'a' })).toEqual([]);
  });

  it('take from the address only what they know', () => {
    expect(parseRisksSearch({ order: 'F02', status: 'lowResults', level: 'high' })).toEqual({
      order: 'F02',
      status: 'lowResults',
      level: 'high',
    });
    expect(parseRisksSearch({ order: 'drop table', status: 'x', level: 'low' })).toEqual({});
  });
});
