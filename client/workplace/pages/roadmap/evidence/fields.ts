/** What each kind of evidence asks for: one description from which forms, views and comparisons are drawn. */
import type { EvidenceKind } from '../../../../../server/roadmap/evidence/schemas.ts';
import type { ru } from '../../../../i18n/ru.ts';

type Label = keyof typeof ru.evidence.fields;
type Option = keyof typeof ru.evidence.options;

type Named<Shape> = Shape & { name: Label; hint?: keyof typeof ru.evidence.hints };
export type Field = Named<
  | { type: 'line' | 'text' | 'link' | 'day' | 'month' | 'post'; optional?: true }
  | { type: 'count'; optional?: true }
  | { type: 'year' }
  | { type: 'flag' }
  | { type: 'choice'; options: readonly Option[]; optional?: true }
  | { type: 'school'; optional?: true }
  | { type: 'rows'; fields: readonly Field[]; atLeastOne?: true }
  | { type: 'answers'; form: string; optional?: true }
  /** Written by the page itself, not by the reader. */
  | { type: 'kept' }
>;

const line = (name: Label, optional?: true): Field => ({ name, type: 'line', optional });
const text = (name: Label): Field => ({ name, type: 'text', optional: true });
const link: Field = { name: 'link', type: 'link', optional: true };
const note = text('note');
const count = (name: Label, optional?: true): Field => ({ name, type: 'count', optional });
const choice = (name: Label, options: readonly Option[], optional?: true): Field => ({
  name,
  type: 'choice',
  options,
  optional,
});
const DOCUMENTS = [
  'schoolRoadmap',
  'developmentProgramme',
  'concept',
  'midTermProgramme',
  'antiRiskProgramme',
  'act',
  'material',
  'other',
] as const;
const PROGRESS = ['planned', 'held', 'cancelled'] as const;

export const FIELDS: Record<EvidenceKind, readonly Field[]> = {
  document: [
    choice('level', ['school', 'municipality', 'region']),
    choice('type', DOCUMENTS),
    line('title'),
    choice('status', ['draft', 'studied', 'approved']),
    line('number', true),
    link,
    note,
    {
      name: 'comments',
      type: 'rows',
      fields: [
        { name: 'on', type: 'day' },
        { name: 'comment', type: 'text' },
      ],
    },
  ],
  event: [
    choice('type', [
      'kickOff',
      'regional',
      'subjectAssociation',
      'hostedSeminar',
      'requestedSeminar',
      'methodDay',
      'parents',
      'final',
      'other',
    ]),
    line('title'),
    choice('state', PROGRESS),
    choice('topic', ['inSchoolQuality', 'levelling'], true),
    { name: 'hostSchoolId', type: 'school', optional: true },
    line('place', true),
    link,
    {
      name: 'attendance',
      type: 'rows',
      fields: [
        { name: 'schoolId', type: 'school' },
        { name: 'people', type: 'count' },
      ],
    },
    note,
    { name: 'requestId', type: 'kept' },
  ],
  visit: [
    choice('state', PROGRESS),
    text('purpose'),
    { name: 'heldOn', type: 'day', optional: true },
    { name: 'report', type: 'answers', form: 'visit-report', optional: true },
    note,
  ],
  observation: [
    choice('observer', ['mentor', 'tutor']),
    { name: 'answers', type: 'answers', form: 'lesson-observation' },
    { name: 'analysed', type: 'flag' },
    note,
  ],
  staff: [
    count('teachers'),
    count('vacancies'),
    count('left', true),
    { name: 'effectivenessJudged', type: 'flag' },
    count('routes'),
    { name: 'answers', type: 'answers', form: 'staff-analysis' },
    note,
  ],
  course: [
    line('title'),
    line('provider', true),
    {
      name: 'list',
      type: 'rows',
      fields: [{ name: 'post', type: 'post', hint: 'post' }, count('enrolled'), count('completed')],
    },
    note,
  ],
  mentoring: [
    { name: 'schoolYear', type: 'year', hint: 'schoolYear' },
    {
      name: 'pairs',
      type: 'rows',
      atLeastOne: true,
      fields: [
        { name: 'teacher', type: 'post', hint: 'post' },
        { name: 'mentor', type: 'post', optional: true },
        { name: 'mentorSchoolId', type: 'school', optional: true },
        { name: 'goal', type: 'line', optional: true },
        { name: 'from', type: 'day', optional: true },
        { name: 'to', type: 'day', optional: true },
      ],
    },
    note,
  ],
  agreement: [
    { name: 'partnerSchoolId', type: 'school' },
    line('subject'),
    { name: 'from', type: 'day' },
    { name: 'to', type: 'day', optional: true },
    link,
    note,
  ],
  request: [
    choice('type', ['help', 'seminar', 'contact']),
    line('topicLine'),
    text('text'),
    { name: 'toSchoolId', type: 'school', optional: true },
    choice('state', ['received', 'underWay', 'answered', 'withdrawn']),
    text('answer'),
    { name: 'answeredOn', type: 'day', optional: true },
  ],
  review: [
    choice('document', DOCUMENTS),
    line('title'),
    choice('reviewer', ['tutor', 'workingGroup']),
    { name: 'answers', type: 'answers', form: 'document-review' },
    choice('verdict', ['accept', 'revise', 'return']),
    note,
    { name: 'documentId', type: 'kept' },
    { name: 'publicationId', type: 'kept' },
  ],
  consultation: [
    { name: 'month', type: 'month' },
    count('received'),
    count('answered'),
    count('offered'),
    count('held'),
    text('note'),
  ],
};
