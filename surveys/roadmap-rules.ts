/** The closed list of rules by which a roadmap's indicators are computed, and the parameters that each of them needs. */

/** Events that a roadmap may count. */
export const eventTypes = [
  'kickOff',
  'regional',
  'subjectAssociation',
  'hostedSeminar',
  'requestedSeminar',
  'methodDay',
  'parents',
  'final',
  'other',
] as const;
export const eventTopics = ['inSchoolQuality', 'levelling'] as const;
export const documentLevels = ['region', 'municipality', 'school'] as const;
export const documentStatuses = ['draft', 'studied', 'approved'] as const;

/** Name of a rule → the parameters that a row with it must give. */
export const ruleParameters = {
  schoolsDesignated: [],
  documentRegistered: ['level', 'status'],
  tutorAndCoordinator: [],
  coverageReached: [],
  eventHeld: ['event'],
  visitsHeld: [],
  conceptDocumentsPublished: [],
  eventsAttended: ['event'],
  staffAnalysed: [],
  coursesCompleted: [],
  eventsHeldByPlan: ['event'],
  mentorsAssigned: [],
  agreementsInForce: [],
  topicsHeld: ['event'],
  requestsAnswered: [],
  lessonsObserved: [],
  objectivityHandled: [],
  documentsReviewed: [],
  reportsPublished: [],
  schoolPlanOnTime: [],
  jointPlanOnTime: [],
  publishedReviewed: [],
  eventsEachQuarter: ['event'],
  consultationsHeld: ['factor'],
  publicationsEachMonth: [],
} as const satisfies Record<string, readonly string[]>;

export type RuleName = keyof typeof ruleParameters;

export const ruleNames = Object.keys(ruleParameters) as RuleName[];
