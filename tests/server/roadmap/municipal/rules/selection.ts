/** Rows 1–9: selection, documents, questionnaires, meetings, visits. */

import { attended, day, event, held, none, type RowCase } from './cases.ts';
import { all, BOTH, both, member, published, record, WEAK, YEAR } from './district.ts';

export const SELECTION: RowCase[] = [
  {
    no: 1,
    early: [day('01-15'), 'planned', null],
    steps: [
      {
        name: 'a school is designated',
        add: ({ schools }) => {
          schools[0].kinds = ['lowResults'];
        },
        day: day('02-10'),
        expect: ['done', 1],
      },
    ],
    late: { add: none, day: day('03-01'), value: 0 },
  },
  ...(
    [
      [2, 'region', 'studied', '03-01'],
      [3, 'municipality', 'approved', '05-01'],
    ] as const
  ).map(
    ([no, level, status, late]): RowCase => ({
      no,
      early: [day('01-15'), 'planned', null],
      steps: [
        {
          name: 'a draft',
          add: record('document', null, day('02-03'), { level, status: 'draft' }),
          day: day('02-05'),
          expect: ['underWay', 0],
        },
        {
          name: 'the document as it has to be',
          add: record('document', null, day('02-10'), { level, status }),
          day: day('02-11'),
          expect: ['done', 1],
        },
      ],
      late: { add: record('document', null, day('02-03'), { level, status: 'draft' }), day: day(late), value: 0 },
    }),
  ),
  {
    no: 4,
    early: [day('02-01'), 'planned', null],
    steps: [
      { name: 'tutors', add: both((id) => member('tutor', id)), day: day('03-05'), expect: ['underWay', 0] },
      { name: 'one coordinator', add: member('coordinator', BOTH), day: day('03-06'), expect: ['underWay', 50] },
      { name: 'the other one', add: member('coordinator', WEAK), day: day('03-07'), expect: ['done', 100] },
    ],
    late: { add: all(member('tutor', BOTH), member('coordinator', BOTH)), day: day('04-01'), value: 50 },
  },
  {
    no: 6,
    early: [day('02-01'), 'planned', null],
    steps: [
      {
        name: 'a campaign with some answers',
        add: ({ coverage }) => {
          for (const schoolId of [BOTH, WEAK]) coverage.push({ campaignId: 1, schoolId, cells: 6, reached: 2 });
        },
        day: day('03-10'),
        expect: ['underWay', 0],
      },
      {
        name: 'one school answers in full',
        add: ({ coverage }) => {
          coverage[0].reached = 6;
        },
        day: day('03-20'),
        expect: ['underWay', 50],
      },
      {
        name: 'the other one too',
        add: ({ coverage }) => {
          coverage[1].reached = 6;
        },
        day: day('03-30'),
        expect: ['done', 100],
      },
    ],
    late: {
      add: ({ coverage }) => {
        coverage.push({ campaignId: 1, schoolId: BOTH, cells: 6, reached: 5 });
      },
      day: day('04-01'),
      value: 0,
    },
  },
  ...(
    [
      [7, 'kickOff', '04-10', '05-01', '03-15'],
      [31, 'final', '12-15', `${YEAR + 1}-01-01`, '11-15'],
    ] as const
  ).map(
    ([no, type, on, late, early]): RowCase => ({
      no,
      early: [day(early), 'planned', null],
      steps: [
        {
          name: 'planned',
          add: event({ type }, null, day(on)),
          day: day(`${on.slice(0, 3)}02`),
          expect: ['underWay', 0],
        },
        {
          name: 'held, attendance not entered',
          add: event({ type, ...held }, null, day(on)),
          day: day(on),
          expect: ['underWay', 0],
        },
        {
          name: 'attendance entered',
          add: event({ type, ...held, attendance: attended }, null, day(on)),
          day: day(on),
          expect: ['done', 1],
        },
      ],
      late: { add: event({ type }, null, day(on)), day: late.length > 5 ? late : day(late), value: 0 },
    }),
  ),
  {
    no: 8,
    early: [day('02-01'), 'planned', null],
    steps: [
      {
        name: 'a schedule',
        add: both((id) => record('visit', id, day('04-10'))),
        day: day('03-15'),
        expect: ['nothingDue', null],
      },
      {
        name: 'a visit',
        add: both((id) => record('visit', id, day('04-05'), { ...held, heldOn: day('04-06') })),
        day: day('04-08'),
        expect: ['underWay', 100],
      },
      {
        name: 'the rest of the year',
        add: ({ evidence }) => {
          for (const each of evidence)
            if (each.kind === 'visit') Object.assign(each.data, { ...held, heldOn: day('04-12') });
        },
        day: day('12-31'),
        expect: ['done', 100],
      },
    ],
    late: {
      add: all(
        record('visit', BOTH, day('04-10')),
        record('visit', WEAK, day('04-05'), { ...held, heldOn: day('04-05') }),
      ),
      day: day('04-11'),
      value: 50,
    },
  },
  {
    no: 9,
    early: [day('02-01'), 'planned', null],
    steps: [
      {
        name: 'roadmaps',
        add: both((id) => published(id, { conceptDocument: 'schoolRoadmap' })),
        day: day('04-01'),
        expect: ['underWay', 0],
      },
      {
        name: 'one programme, of years ago',
        add: published(BOTH, { conceptDocument: 'developmentProgramme', year: YEAR - 2 }),
        day: day('04-02'),
        expect: ['underWay', 50],
      },
      {
        name: 'the other programme',
        add: published(WEAK, { conceptDocument: 'developmentProgramme' }),
        day: day('04-10'),
        expect: ['done', 100],
      },
    ],
    late: {
      add: both((id) => published(id, { conceptDocument: 'schoolRoadmap', year: YEAR - 1 })),
      day: day('04-16'),
      value: 0,
    },
  },
];
