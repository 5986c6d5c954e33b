/** Rows 10–16: training, mentors, agreements. */

import { attended, day, event, held, none, type RowCase } from './cases.ts';
import { all, BOTH, both, record, STRONG, WEAK, YEAR } from './district.ts';

const course = (enrolled: number, completed: number) => ({ list: [{ post: 'учитель', enrolled, completed }] });
const pair = (mentor: string | null) => ({
  teacher: 'учитель',
  mentor,
  mentorSchoolId: null,
  goal: '',
  from: null,
  to: null,
});

export const DEVELOPMENT: RowCase[] = [
  {
    no: 10,
    early: [day('01-20'), 'nothingDue', null],
    steps: [
      {
        name: 'a webinar that one school attended',
        add: event({ type: 'regional', ...held, attendance: [{ schoolId: BOTH, people: 3 }] }, null, day('02-10')),
        day: day('02-11'),
        expect: ['late', 50],
      },
      {
        name: 'the other one enters its people',
        add: ({ evidence }) => {
          Object.assign(evidence[0].data, { attendance: attended });
        },
        day: day('02-12'),
        expect: ['underWay', 100],
      },
      { name: 'the year is over', add: none, day: day('12-31'), expect: ['done', 100] },
    ],
    late: { add: event({ type: 'regional' }, null, day('03-01')), day: day('03-02'), value: 0 },
  },
  {
    no: 12,
    early: [day('02-01'), 'planned', null],
    steps: [
      {
        name: 'analyses',
        add: both((id) => record('staff', id, day('03-10'), { routes: 0 })),
        day: day('03-11'),
        expect: ['underWay', 0],
      },
      {
        name: 'with routes',
        add: both((id) => record('staff', id, day('03-12'), { routes: 2 })),
        day: day('03-13'),
        expect: ['underWay', 0],
      },
      {
        name: 'lists for courses',
        add: both((id) => record('course', id, day('03-14'))),
        day: day('03-15'),
        expect: ['done', 100],
      },
    ],
    late: {
      add: all(record('staff', BOTH, day('03-10')), record('course', BOTH, day('03-10'))),
      day: day('04-01'),
      value: 50,
    },
  },
  {
    no: 13,
    early: [day('02-01'), 'planned', null],
    steps: [
      {
        name: 'one list',
        add: record('course', BOTH, day('03-10'), course(3, 3)),
        day: day('03-15'),
        // Three of four, one for the list that is missing, would say that they are three.
        expect: ['underWay', null],
      },
      {
        name: 'the other list',
        add: record('course', WEAK, day('03-12'), course(1, 0)),
        day: day('03-16'),
        expect: ['underWay', null],
      },
      {
        name: 'all have completed',
        add: ({ evidence }) => {
          Object.assign(evidence[1].data, course(1, 1));
        },
        day: day('04-20'),
        expect: ['done', 100],
      },
    ],
    late: { add: both((id) => record('course', id, day('03-12'), course(20, 10))), day: day('05-01'), value: 50 },
  },
  {
    no: 14,
    early: [day('01-20'), 'nothingDue', null],
    steps: [
      {
        name: 'planned',
        add: event({ type: 'subjectAssociation' }, null, day('02-10')),
        day: day('02-01'),
        expect: ['nothingDue', null],
      },
      {
        name: 'held',
        add: ({ evidence }) => {
          Object.assign(evidence[0].data, held);
        },
        day: day('02-10'),
        expect: ['underWay', 100],
      },
      { name: 'the year is over', add: none, day: day('12-31'), expect: ['done', 100] },
    ],
    late: {
      add: all(
        event({ type: 'subjectAssociation' }, null, day('02-10')),
        event({ type: 'subjectAssociation', ...held }, null, day('03-10')),
      ),
      day: day('03-11'),
      value: 50,
    },
  },
  {
    no: 15,
    early: [`${YEAR - 1}-08-01`, 'planned', null],
    steps: [
      {
        name: 'the school year begins, nobody takes part',
        add: none,
        day: `${YEAR - 1}-12-31`,
        expect: ['nothingDue', null],
      },
      {
        name: 'a teacher without a mentor',
        add: record('mentoring', BOTH, `${YEAR - 1}-09-10`, { schoolYear: YEAR, pairs: [pair('учитель'), pair(null)] }),
        day: `${YEAR - 1}-12-31`,
        expect: ['underWay', 50],
      },
      {
        name: 'a mentor for everybody',
        add: ({ evidence }) => {
          Object.assign(evidence[0].data, { pairs: [pair('учитель'), pair('завуч')] });
        },
        day: day('01-15'),
        expect: ['done', 100],
      },
    ],
    late: {
      add: record('mentoring', WEAK, day('02-10'), { schoolYear: YEAR, pairs: [pair(null)] }),
      day: day('06-01'),
      value: 0,
    },
  },
  {
    no: 16,
    early: [day('01-20'), 'planned', null],
    steps: [
      {
        name: 'an agreement with another weak school',
        add: record('agreement', BOTH, day('02-10'), { partnerSchoolId: WEAK }),
        day: day('02-11'),
        expect: ['underWay', 0],
      },
      {
        name: 'one with a strong school',
        add: record('agreement', BOTH, day('02-10'), { partnerSchoolId: STRONG }),
        day: day('02-11'),
        expect: ['underWay', 50],
      },
      {
        name: 'both',
        add: record('agreement', WEAK, day('02-12'), { partnerSchoolId: STRONG, from: day('02-15') }),
        day: day('02-15'),
        expect: ['done', 100],
      },
    ],
    late: {
      add: record('agreement', BOTH, day('02-10'), { partnerSchoolId: STRONG, to: day('10-01') }),
      day: `${YEAR + 1}-01-01`,
      value: 0,
    },
  },
];
