/** The rules by their names in a roadmap. */
import type { RuleName } from '../../../surveys/roadmap-rules.ts';
import { consultationsHeld, objectivityHandled, requestsAnswered } from './rules/answers.ts';
import {
  conceptDocumentsPublished,
  documentRegistered,
  documentsReviewed,
  publishedReviewed,
  reportsPublished,
} from './rules/documents.ts';
import { eventHeld, eventsAttended, eventsEachQuarter, eventsHeldByPlan, topicsHeld } from './rules/events.ts';
import {
  agreementsInForce,
  coursesCompleted,
  lessonsObserved,
  mentorsAssigned,
  staffAnalysed,
  visitsHeld,
} from './rules/people.ts';
import { jointPlanOnTime, publicationsEachMonth, schoolPlanOnTime } from './rules/plans.ts';
import { coverageReached, schoolsDesignated, tutorAndCoordinator } from './rules/selection.ts';
import type { Rule } from './rules/types.ts';

export const RULES: Record<RuleName, Rule> = {
  schoolsDesignated,
  documentRegistered,
  tutorAndCoordinator,
  coverageReached,
  eventHeld,
  visitsHeld,
  conceptDocumentsPublished,
  eventsAttended,
  staffAnalysed,
  coursesCompleted,
  eventsHeldByPlan,
  mentorsAssigned,
  agreementsInForce,
  topicsHeld,
  requestsAnswered,
  lessonsObserved,
  objectivityHandled,
  documentsReviewed,
  reportsPublished,
  schoolPlanOnTime,
  jointPlanOnTime,
  publishedReviewed,
  eventsEachQuarter,
  consultationsHeld,
  publicationsEachMonth,
};
