/** How far a district is set up, from what is known of it. */
import { describe, expect, it } from 'vitest';
import { type SetupFacts, type StepName, setupSteps } from '../../../server/daily/setup/steps.ts';

const EMPTY: SetupFacts = {
  year: 2026,
  schools: [],
  listedYears: [],
  numbered: new Set(),
  held: [{ role: 'administrator', schoolId: null }],
  invitations: { open: 0, over: 0 },
  atClosed: [],
  hasRoadmap: false,
  campaign: null,
};
const SCHOOLS: SetupFacts = {
  ...EMPTY,
  schools: [1, 2].map((id) => ({ id, isListed: false, hasStatus: false })),
};
const WHOLE: SetupFacts = {
  ...EMPTY,
  schools: [
    { id: 1, isListed: true, hasStatus: true },
    { id: 2, isListed: false, hasStatus: false },
  ],
  listedYears: [2026],
  numbered: new Set([1, 2]),
  held: [
    { role: 'chief', schoolId: null },
    { role: 'analyst', schoolId: null },
    ...[1, 2].flatMap((schoolId) => (['head', 'coordinator'] as const).map((role) => ({ role, schoolId }))),
    { role: 'tutor', schoolId: 1 },
  ],
  hasRoadmap: true,
  campaign: { state: 'open', withoutWay: [] },
};

const states = (facts: SetupFacts) => Object.fromEntries(setupSteps(facts).map(({ state, step }) => [step, state]));
const stepOf = (facts: SetupFacts, name: StepName) => setupSteps(facts).find(({ step }) => step === name);

describe('the steps of a district', () => {
  it('that is empty: schools come before what is about schools', () => {
    expect(states(EMPTY)).toEqual({
      district: 'done',
      schools: 'open',
      statuses: 'waits',
      enrolment: 'waits',
      people: 'open',
      tutors: 'waits',
      roadmap: 'open',
      campaign: 'waits',
    });
    expect(stepOf(EMPTY, 'tutors')?.after).toBe('statuses');
  });

  it('that has its roles and no school: there are people of schools to come', () => {
    const held = [
      ...EMPTY.held,
      { role: 'chief' as const, schoolId: null },
      { role: 'analyst' as const, schoolId: null },
    ];
    expect(stepOf({ ...EMPTY, held }, 'people')?.state).toBe('partly');
  });

  it('with schools: statuses, numbers and a campaign can be begun, tutors wait for statuses', () => {
    expect(states(SCHOOLS)).toMatchObject({
      schools: 'done',
      statuses: 'open',
      enrolment: 'open',
      tutors: 'waits',
      campaign: 'open',
    });
    expect(stepOf(SCHOOLS, 'enrolment')?.lacks).toEqual([{ kind: 'noNumbers', count: 2, schoolIds: [1, 2] }]);
  });

  it('that is whole: nothing is missing', () => {
    expect(new Set(Object.values(states(WHOLE)))).toEqual(new Set(['done']));
    expect(setupSteps(WHOLE).flatMap(({ lacks }) => lacks)).toEqual([]);
  });
});

describe('what a step lacks', () => {
  it.each<[string, Partial<SetupFacts>, StepName, string, unknown[]]>([
    [
      'a list of this year while that of last year is in force',
      { listedYears: [2025] },
      'statuses',
      'open',
      [{ kind: 'earlierList', count: 1, schoolIds: [] }],
    ],
    [
      'numbers of one school',
      { numbered: new Set([2]) },
      'enrolment',
      'partly',
      [{ kind: 'noNumbers', count: 1, schoolIds: [1] }],
    ],
    [
      'a tutor of a school with a status',
      { held: [...WHOLE.held.filter(({ role }) => role !== 'tutor'), { role: 'tutor', schoolId: 2 }] },
      'tutors',
      'open',
      [{ kind: 'noTutor', count: 1, schoolIds: [1] }],
    ],
    [
      'a tutor at all',
      { held: WHOLE.held.filter(({ role }) => role !== 'tutor') },
      'tutors',
      'open',
      [{ kind: 'noTutors', count: 1, schoolIds: [] }],
    ],
    [
      'an analyst',
      { held: WHOLE.held.filter(({ role }) => role !== 'analyst') },
      'people',
      'partly',
      [{ kind: 'noAnalyst', count: 1, schoolIds: [] }],
    ],
    [
      'heads that have signed in, which is none of its lacks',
      { invitations: { open: 3, over: 1 } },
      'people',
      'done',
      [
        { kind: 'invitationsOpen', count: 3, schoolIds: [] },
        { kind: 'invitationsOver', count: 1, schoolIds: [] },
      ],
    ],
    [
      'the opening of a planned campaign',
      { campaign: { state: 'planned', withoutWay: [] } },
      'campaign',
      'partly',
      [{ kind: 'planned', count: 1, schoolIds: [] }],
    ],
    [
      'a way to answer',
      { campaign: { state: 'open', withoutWay: [2] } },
      'campaign',
      'partly',
      [{ kind: 'noWay', count: 1, schoolIds: [2] }],
    ],
    ['nothing once a campaign is over', { campaign: { state: 'sealed', withoutWay: [2] } }, 'campaign', 'done', []],
  ])('is %s', (_, changed, name, state, lacks) => {
    expect(stepOf({ ...WHOLE, ...changed }, name)).toMatchObject({ state, lacks });
  });
});
