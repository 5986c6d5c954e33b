/** How far a district is set up for a year: eight steps, each with its state and what it still lacks. Pure. */
import type { Role } from '../../people/identity/roles.ts';
import type { PermissionName } from '../../people/identity/schemas.ts';

export const STEPS = [
  'district',
  'schools',
  'statuses',
  'enrolment',
  'people',
  'tutors',
  'roadmap',
  'campaign',
] as const;
export type StepName = (typeof STEPS)[number];

export const LACKS = [
  'noSchools',
  'noList',
  'earlierList',
  'noNumbers',
  'noChief',
  'noAnalyst',
  'noHead',
  'noCoordinator',
  'invitationsOpen',
  'invitationsOver',
  'noTutors',
  'noTutor',
  'rolesAtClosed',
  'noRoadmap',
  'noCampaign',
  'planned',
  'noWay',
] as const;
export type LackKind = (typeof LACKS)[number];

export type Lack = { kind: LackKind; count: number; schoolIds: number[] };
export type StepState = 'done' | 'partly' | 'open' | 'waits';
export type Step = {
  step: StepName;
  state: StepState;
  done: number;
  all: number;
  lacks: Lack[];
  after: StepName | null;
};

/** Who does a step: whoever has the permission. */
export const PERMISSIONS: Record<StepName, PermissionName> = {
  district: 'territories:manage',
  schools: 'schools:manage',
  statuses: 'roadmap:edit',
  enrolment: 'roll:edit',
  people: 'accounts:invite',
  tutors: 'tutors:assign',
  roadmap: 'roadmap:edit',
  campaign: 'campaigns:manage',
};

/** What is known of a district in a year. */
export type SetupFacts = {
  year: number;
  /** Schools that are open, with whether each has a status of the year's list, and whether any on the day. */
  schools: { id: number; isListed: boolean; hasStatus: boolean }[];
  /** Years for which the district has a list of statuses. */
  listedYears: number[];
  /** Schools of which the numbers of all groups are there, none older than the school year. */
  numbered: ReadonlySet<number>;
  /** Roles in force of people who have taken their account into use, or may still do so. */
  held: { role: Role; schoolId: number | null }[];
  invitations: { open: number; over: number };
  /** Roles in force at schools that are closed. */
  atClosed: number[];
  hasRoadmap: boolean;
  /** The newest campaign of the year. `withoutWay`: schools with groups that cannot answer yet. */
  campaign: { state: 'planned' | 'open' | 'closed' | 'sealed'; withoutWay: number[] } | null;
};

export function setupSteps(facts: SetupFacts): Step[] {
  const { schools } = facts;
  const ids = schools.map(({ id }) => id);
  const supported = schools.filter(({ hasStatus }) => hasStatus).map(({ id }) => id);
  return [
    step('district', 1, 1, []),
    step('schools', schools.length > 0 ? 1 : 0, 1, lack('noSchools', schools.length === 0)),
    after('schools', ids, statusesStep(facts)),
    after('schools', ids, enrolmentStep(facts, ids)),
    peopleStep(facts, ids),
    after('statuses', supported, tutorsStep(facts, supported)),
    step('roadmap', facts.hasRoadmap ? 1 : 0, 1, lack('noRoadmap', !facts.hasRoadmap)),
    after('schools', ids, campaignStep(facts)),
  ];
}

function statusesStep({ listedYears, schools, year }: SetupFacts): Step {
  if (listedYears.includes(year)) return step('statuses', 1, 1, [], schools.filter(({ isListed }) => isListed).length);
  const isEarlier = listedYears.some((each) => each < year) && schools.some(({ hasStatus }) => hasStatus);
  return step('statuses', 0, 1, lack(isEarlier ? 'earlierList' : 'noList', true));
}

function enrolmentStep({ numbered }: SetupFacts, ids: number[]): Step {
  const missing = ids.filter((id) => !numbered.has(id));
  return step('enrolment', ids.length - missing.length, ids.length, lackOf('noNumbers', missing));
}

function peopleStep({ atClosed, held, invitations }: SetupFacts, ids: number[]): Step {
  const without = (role: Role) => ids.filter((id) => !held.some((each) => each.role === role && each.schoolId === id));
  const has = (role: Role) => held.some((each) => each.role === role);
  const needed: [LackKind, boolean][] = [
    ['noChief', !has('chief')],
    ['noAnalyst', !has('analyst')],
  ];
  const [noHead, noCoordinator] = [without('head'), without('coordinator')];
  const all = needed.length + 2 * ids.length;
  const missing = needed.filter(([, isMissing]) => isMissing).length + noHead.length + noCoordinator.length;
  const own = step('people', all - missing, all, [
    ...needed.flatMap(([kind, isMissing]) => lack(kind, isMissing)),
    ...lackOf('noHead', noHead),
    ...lackOf('noCoordinator', noCoordinator),
    ...lackOf('rolesAtClosed', atClosed),
    ...counted('invitationsOpen', invitations.open),
    ...counted('invitationsOver', invitations.over),
  ]);
  // Without schools nobody can be missing in them yet.
  return ids.length === 0 && own.state === 'done' ? { ...own, state: 'partly' } : own;
}

function tutorsStep({ held }: SetupFacts, supported: number[]): Step {
  const tutors = held.filter(({ role }) => role === 'tutor');
  const missing = supported.filter((id) => !tutors.some(({ schoolId }) => schoolId === id));
  const lacks = tutors.length === 0 ? lack('noTutors', true) : lackOf('noTutor', missing);
  return step('tutors', supported.length - missing.length, supported.length, lacks);
}

function campaignStep({ campaign }: SetupFacts): Step {
  if (campaign === null) return step('campaign', 0, 1, lack('noCampaign', true));
  if (campaign.state === 'planned') return { ...step('campaign', 0, 1, lack('planned', true)), state: 'partly' };
  const lacks = campaign.state === 'open' ? lackOf('noWay', campaign.withoutWay) : [];
  return { ...step('campaign', 1, 1, lacks), state: lacks.length > 0 ? 'partly' : 'done' };
}

/** @param shown what is told instead of the number that is done, where they differ */
function step(name: StepName, done: number, all: number, lacks: Lack[], shown = done): Step {
  const state = done >= all ? 'done' : done > 0 ? 'partly' : 'open';
  return { step: name, state, done: shown, all: shown === done ? all : shown, lacks, after: null };
}

/** A step that has nothing to go by before another one. */
function after(before: StepName, needs: readonly unknown[], own: Step): Step {
  return needs.length > 0 ? own : { ...own, state: 'waits', done: 0, all: 0, lacks: [], after: before };
}

const lack = (kind: LackKind, isMissing: boolean): Lack[] => (isMissing ? [{ kind, count: 1, schoolIds: [] }] : []);
const counted = (kind: LackKind, count: number): Lack[] => (count > 0 ? [{ kind, count, schoolIds: [] }] : []);
const lackOf = (kind: LackKind, schoolIds: number[]): Lack[] =>
  schoolIds.length > 0 ? [{ kind, count: schoolIds.length, schoolIds }] : [];
