import { describe, expect, it } from 'vitest';
import { type Evidence, joined, linksOf, withNumbers } from '../../../../server/roadmap/network/links.ts';

const PERIOD = { since: '2025-11-25', today: '2026-11-25' };
const agreement = (from: string, to: string | null): Evidence => ({
  kind: 'agreement',
  schoolId: 1,
  occursOn: from,
  data: { partnerSchoolId: 9, subject: 'математика', from, to, link: '', note: '' },
});
const pair = (
  mentorSchoolId: number | null,
  mentor: string | null = 'учитель',
  to: string | null = null,
): Evidence => ({
  kind: 'mentoring',
  schoolId: 1,
  occursOn: '2026-09-01',
  data: {
    schoolYear: 2027,
    pairs: [{ teacher: 'учитель', mentor, mentorSchoolId, goal: '', from: '2026-09-01', to }],
    note: '',
  },
});
type Meeting = Extract<Evidence, { kind: 'event' }>['data'];
const event = (change: Partial<Meeting>, occursOn = '2026-10-10'): Evidence => ({
  kind: 'event',
  schoolId: null,
  occursOn,
  data: {
    type: 'hostedSeminar',
    title: 'Семинар',
    state: 'held',
    topic: null,
    hostSchoolId: 9,
    place: '',
    link: '',
    requestId: null,
    note: '',
    attendance: [9, 1, 2].map((schoolId) => ({ schoolId, people: 3 })),
    ...change,
  },
});
const seminar = [1, 2].map((schoolId) => ({ from: 'school:9', schoolId, kind: 'seminar' }));

describe('links of support', () => {
  it.each<[string, Evidence, object[]]>([
    ['an agreement in force', agreement('2026-01-01', null), [{ from: 'school:9', schoolId: 1, kind: 'agreement' }]],
    [
      'an agreement up to today',
      agreement('2026-01-01', '2026-11-25'),
      [{ from: 'school:9', schoolId: 1, kind: 'agreement' }],
    ],
    ['an agreement that ended', agreement('2026-01-01', '2026-11-24'), []],
    ['an agreement to come', agreement('2026-12-01', null), []],
    ['a mentor of another school', pair(9), [{ from: 'school:9', schoolId: 1, kind: 'mentoring' }]],
    ['a mentor of the own school', pair(null), []],
    ['nobody assigned', pair(9, null), []],
    ['a pair that ended', pair(9, 'учитель', '2026-11-24'), []],
    ['a seminar: everybody but the host', event({}), seminar],
    ['a planned seminar', event({ state: 'planned' }), []],
    ['a seminar of long ago', event({}, '2025-11-24'), []],
    [
      'a meeting of an association, by its subject',
      event({
        type: 'subjectAssociation',
        hostSchoolId: null,
        place: 'математика',
        attendance: [{ schoolId: 2, people: 1 }],
      }),
      [{ from: 'association:математика', schoolId: 2, kind: 'association' }],
    ],
    ['another event', event({ type: 'parents' }), []],
  ])('%s', (_, record, expected) => {
    expect(linksOf([], [record], PERIOD)).toEqual(expected);
  });

  it('people go by numbers within their role, never by account', () => {
    const rows = [
      { accountId: 'b', role: 'tutor', schoolId: 1 },
      { accountId: 'a', role: 'tutor', schoolId: 1 },
      { accountId: 'b', role: 'tutor', schoolId: 2 },
      { accountId: 'a', role: 'mentor', schoolId: 2 },
    ] as const;
    const links = linksOf(withNumbers(rows), [], PERIOD);
    expect(links.map(({ from, schoolId }) => `${from} ${schoolId}`)).toEqual([
      'tutor:1 1',
      'tutor:2 1',
      'tutor:1 2',
      'mentor:1 2',
    ]);
  });

  it('a pair is one link with its kinds, and schools out of view have none', () => {
    const links = linksOf([], [agreement('2026-01-01', null), event({})], PERIOD);
    expect(joined(links, new Set([1]))).toEqual([{ from: 'school:9', schoolId: 1, kinds: ['agreement', 'seminar'] }]);
  });
});
