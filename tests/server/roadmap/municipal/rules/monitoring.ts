/** Rows 21–30: objectivity, reviews, reports, plans, parents, publicity. */

import { day, event, held, none, type RowCase } from './cases.ts';
import { all, BOTH, both, line, published, record, WEAK, YEAR } from './district.ts';

const review =
  (reviewer: 'tutor' | 'workingGroup', document: 'schoolRoadmap' | 'developmentProgramme', on: string) =>
  (id: number) =>
    record('review', id, on, { reviewer, document });

export const MONITORING: RowCase[] = [
  {
    no: 21,
    early: [day('02-01'), 'planned', null],
    steps: [
      { name: 'no test imported', add: none, day: day('04-01'), expect: ['nothingDue', null] },
      {
        name: 'a test, and a confirmed sign',
        add: ({ signs, tests }) => {
          tests.push({ id: 1, analysed: false, whyNot: null });
          signs.push({ caseId: 1, schoolId: WEAK, measured: false });
        },
        day: day('04-02'),
        expect: ['underWay', 0],
      },
      {
        name: 'looked at, but nothing could be checked',
        add: ({ tests }) => {
          tests[0].analysed = true;
          tests[0].whyNot = ['fewSchools', 'noJournal'];
        },
        day: day('04-02'),
        expect: ['underWay', 0],
      },
      {
        name: 'analysed',
        add: ({ tests }) => {
          tests[0].whyNot = null;
        },
        day: day('04-03'),
        expect: ['underWay', 50],
      },
      {
        name: 'a measure',
        add: ({ signs }) => {
          signs[0].measured = true;
        },
        day: day('05-03'),
        expect: ['done', 100],
      },
    ],
    late: {
      add: ({ signs, tests }) => {
        tests.push({ id: 1, analysed: true, whyNot: null });
        signs.push({ caseId: 1, schoolId: WEAK, measured: false });
      },
      day: day('06-01'),
      value: 50,
    },
  },
  {
    no: 23,
    early: [day('05-01'), 'planned', null],
    steps: [
      {
        name: 'documents',
        add: both((id) => record('document', id, day('03-01'))),
        day: day('06-02'),
        expect: ['underWay', 0],
      },
      {
        name: 'one reviewed',
        add: review('tutor', 'developmentProgramme', day('06-05'))(BOTH),
        day: day('06-06'),
        expect: ['underWay', 50],
      },
      {
        name: 'a second document of the same school',
        add: published(BOTH, { conceptDocument: 'schoolRoadmap' }),
        day: day('06-07'),
        expect: ['underWay', 0],
      },
      {
        name: 'all reviewed',
        add: all(
          review('tutor', 'schoolRoadmap', day('06-10'))(BOTH),
          review('tutor', 'developmentProgramme', day('06-11'))(WEAK),
        ),
        day: day('06-12'),
        expect: ['done', 100],
      },
    ],
    late: { add: record('document', BOTH, day('03-01')), day: day('07-01'), value: 0 },
  },
  {
    no: 24,
    early: [day('09-01'), 'planned', null],
    steps: [
      {
        name: 'reports that the tutor alone has confirmed',
        add: both((id) => published(id, { kind: 'report' })),
        day: day('10-05'),
        expect: ['underWay', 0],
      },
      {
        name: 'confirmed by both',
        add: both((id) => published(id, { kind: 'report', confirmedByGroup: true })),
        day: day('10-10'),
        expect: ['done', 100],
      },
    ],
    late: { add: published(BOTH, { kind: 'report', confirmedByGroup: true }), day: day('11-01'), value: 50 },
  },
  ...(
    [
      [25, false],
      [26, true],
    ] as const
  ).map(
    ([no, joint]): RowCase => ({
      no,
      early: [day('02-01'), 'planned', null],
      steps: [
        {
          name: 'a line to come',
          add: both((id) => line(id, joint, day('05-01'), null)),
          day: day('04-01'),
          expect: ['nothingDue', null],
        },
        {
          name: 'done in time',
          add: ({ planLines }) => {
            for (const each of planLines) each.doneOn = day('04-20');
          },
          day: day('05-02'),
          expect: ['underWay', 100],
        },
        { name: 'the year is over', add: none, day: day('12-31'), expect: ['done', 100] },
      ],
      late: {
        add: all(line(BOTH, joint, day('05-01'), day('05-09')), line(WEAK, joint, day('05-01'), day('05-01'))),
        day: day('05-10'),
        value: 50,
      },
    }),
  ),
  {
    no: 27,
    early: [day('09-01'), 'planned', null],
    steps: [
      {
        name: 'published',
        add: both((id) => published(id, { conceptDocument: 'schoolRoadmap' })),
        day: day('10-05'),
        expect: ['underWay', 0],
      },
      {
        name: 'reviewed by the tutor',
        add: both(review('tutor', 'schoolRoadmap', day('06-06'))),
        day: day('10-06'),
        expect: ['underWay', 0],
      },
      {
        name: 'reviewed by the group',
        add: both(review('workingGroup', 'schoolRoadmap', day('10-07'))),
        day: day('10-08'),
        expect: ['done', 100],
      },
    ],
    late: { add: none, day: day('12-01'), value: 0 },
  },
  {
    no: 28,
    early: [day('02-10'), 'nothingDue', null],
    steps: [
      {
        name: 'a meeting in the first quarter',
        add: both((id) => event({ ...held }, id, day('02-20'))),
        day: day('04-01'),
        expect: ['underWay', 100],
      },
      {
        name: 'one in each of the others',
        add: both((id) =>
          all(event(held, id, day('05-20')), event(held, id, day('09-20')), event(held, id, day('12-20'))),
        ),
        day: day('12-31'),
        expect: ['done', 100],
      },
    ],
    late: { add: event(held, BOTH, day('02-20')), day: day('04-01'), value: 50 },
  },
  {
    no: 29,
    early: [day('01-20'), 'nothingDue', null],
    steps: [
      {
        name: 'a high risk',
        add: ({ highRisks }) => {
          highRisks.push({ schoolId: BOTH, factor: 'F07' }, { schoolId: WEAK, factor: 'F01' });
        },
        day: day('04-01'),
        expect: ['underWay', 0],
      },
      {
        name: 'offered there',
        add: record('consultation', BOTH, day('04-30'), { received: 3, answered: 3, offered: 1 }),
        day: day('05-01'),
        expect: ['underWay', 100],
      },
      { name: 'the year is over', add: none, day: day('12-31'), expect: ['done', 100] },
    ],
    late: {
      add: record('consultation', WEAK, day('04-30'), { received: 40, answered: 10 }),
      day: `${YEAR + 1}-01-01`,
      value: 25,
    },
  },
  {
    no: 30,
    early: [day('02-10'), 'nothingDue', null],
    steps: [
      {
        name: 'the first news',
        add: published(null, { kind: 'news', publishedOn: day('02-20') }),
        day: day('02-21'),
        expect: ['underWay', 100],
      },
      {
        name: 'news every month',
        add: all(
          ...['03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) =>
            published(BOTH, { kind: 'news', publishedOn: day(`${month}-11`) }),
          ),
        ),
        day: day('12-31'),
        expect: ['done', 100],
      },
    ],
    late: { add: published(null, { kind: 'news', publishedOn: day('03-20') }), day: day('04-01'), value: 50 },
  },
];
