import type { RussianTexts } from '../../ru.ts';

export const network: RussianTexts['network'] = {
  title: 'Who helps whom',
  lead: 'Tutors, mentors, partner schools and district associations, and the schools with a status that they help.',
  emptyTitle: 'No school has a status this year',
  empty: 'The network of support is built around schools with a status.',
  finding: 'Without support: {{names}}',
  allHelped: 'Each of the {{count}} schools has at least one link',
  subtitle:
    'Assignments, agreements and pairs of mentors in force today; seminars and meetings of the last 12 months, {{year}}. At the left who helps, at the right whom; the schools with the fewest links are on top.',
  nobody: 'nobody',
  looks: {
    person: 'a tutor or mentor is assigned',
    partner: 'agreement of cooperation',
    mentoring: 'mentor from another school',
    seminar: 'seminar at the school',
    association: 'meeting of an association',
  },
  kinds: {
    tutor: 'tutor',
    mentor: 'mentor',
    agreement: 'agreement',
    mentoring: 'mentoring',
    seminar: 'seminar',
    association: 'association',
  },
  person: { tutor: 'Tutor {{number}}', mentor: 'Mentor {{number}}' },
  association: 'Association: {{name}}',
  someSchool: 'another school',
  choose: 'Show the links of',
  all: 'all',
  chosen: 'Links of the chosen one',
  chosenNone: 'There are none. Begin with a tutor or an agreement with a partner school.',
  table: { school: 'School', count: 'Links', helpers: 'Who helps, and how' },
};
