/** Rows 17–20: seminars, requests, lessons, methodical days. */

import { attended, day, event, held, none, type RowCase } from './cases.ts';
import { all, BOTH, both, record, STRONG, WEAK, YEAR } from './district.ts';

export const SUPPORT: RowCase[] = [
  {
    no: 17,
    early: [`${YEAR - 1}-12-31`, 'planned', null],
    steps: [
      {
        name: 'a seminar at a weak school',
        add: event({ type: 'hostedSeminar', ...held, topic: 'levelling', hostSchoolId: WEAK }, null, day('03-01')),
        day: day('03-02'),
        expect: ['underWay', 0],
      },
      {
        name: 'at a strong one',
        add: event({ type: 'hostedSeminar', ...held, topic: 'levelling', hostSchoolId: STRONG }, null, day('03-05')),
        day: day('03-06'),
        expect: ['underWay', 1],
      },
      {
        name: 'the second topic',
        add: event(
          { type: 'hostedSeminar', ...held, topic: 'inSchoolQuality', hostSchoolId: STRONG },
          null,
          day('04-05'),
        ),
        day: day('04-06'),
        expect: ['done', 2],
      },
    ],
    late: {
      add: event({ type: 'hostedSeminar', ...held, topic: 'levelling', hostSchoolId: STRONG }, null, day('03-05')),
      day: `${YEAR + 1}-01-01`,
      value: 1,
    },
  },
  {
    no: 18,
    early: [day('03-01'), 'nothingDue', null],
    steps: [
      { name: 'a request', add: record('request', BOTH, day('03-05')), day: day('03-06'), expect: ['underWay', 0] },
      {
        name: 'answered',
        add: ({ evidence }) => {
          Object.assign(evidence[0].data, { state: 'answered', answeredOn: day('03-20') });
        },
        day: day('03-20'),
        expect: ['underWay', 100],
      },
      { name: 'the year is over', add: none, day: day('12-31'), expect: ['done', 100] },
    ],
    late: { add: record('request', BOTH, day('03-05')), day: `${YEAR + 1}-01-01`, value: 0 },
  },
  {
    no: 19,
    early: [day('01-20'), 'planned', null],
    steps: [
      {
        name: 'tutors',
        add: both((id) => record('observation', id, day('03-05'))),
        day: day('03-06'),
        expect: ['underWay', 0],
      },
      {
        name: 'a mentor who has not talked it over',
        add: both((id) => record('observation', id, day('03-07'), { observer: 'mentor', analysed: false })),
        day: day('03-08'),
        expect: ['underWay', 0],
      },
      {
        name: 'mentors',
        add: both((id) => record('observation', id, day('04-07'), { observer: 'mentor' })),
        day: day('04-08'),
        expect: ['done', 100],
      },
    ],
    late: {
      add: all(
        record('observation', BOTH, day('03-05')),
        record('observation', BOTH, day('03-05'), { observer: 'mentor' }),
      ),
      day: day('12-01'),
      value: 50,
    },
  },
  {
    no: 20,
    early: [day('01-20'), 'nothingDue', null],
    steps: [
      {
        name: 'a day',
        add: event({ type: 'methodDay', ...held, attendance: attended }, null, day('03-10')),
        day: day('03-10'),
        expect: ['underWay', 100],
      },
      { name: 'the year is over', add: none, day: day('12-31'), expect: ['done', 100] },
    ],
    late: { add: event({ type: 'methodDay' }, null, day('03-10')), day: day('03-11'), value: 0 },
  },
];
