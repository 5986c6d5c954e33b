/** The menu in its groups and order. Whether a line is offered is decided by the access of its route. */
import type { ru } from '../../i18n/ru.ts';
import type { router } from '../router.tsx';

type MenuLine = {
  to: keyof typeof router.routesByPath;
  text: keyof typeof ru.shell.nav.pages;
  /** Some pages are for those who have one school of their own, some for those who look at many. */
  place: 'any' | 'ownSchool' | 'manySchools';
};

export type MenuGroup = { name: keyof typeof ru.shell.nav.groups; lines: readonly MenuLine[] };

export const MENU: readonly MenuGroup[] = [
  {
    name: 'start',
    lines: [
      { to: '/work', text: 'work', place: 'any' },
      { to: '/', text: 'overview', place: 'any' },
      { to: '/district', text: 'district', place: 'manySchools' },
    ],
  },
  {
    name: 'risks',
    lines: [
      { to: '/risks', text: 'risks', place: 'manySchools' },
      { to: '/schools/$schoolId', text: 'mySchool', place: 'ownSchool' },
      { to: '/compare', text: 'compare', place: 'manySchools' },
      { to: '/enrolment', text: 'enrolment', place: 'any' },
      { to: '/campaigns', text: 'campaigns', place: 'any' },
      { to: '/schools/$schoolId/answering', text: 'answering', place: 'ownSchool' },
      { to: '/links', text: 'links', place: 'any' },
      { to: '/schools/$schoolId/return', text: 'return', place: 'ownSchool' },
    ],
  },
  {
    name: 'support',
    lines: [
      { to: '/plan', text: 'plan', place: 'any' },
      { to: '/roadmap', text: 'roadmap', place: 'any' },
      { to: '/schools/$schoolId/activities', text: 'activities', place: 'ownSchool' },
      { to: '/evidence', text: 'evidence', place: 'any' },
      { to: '/schools/$schoolId/roadmap', text: 'schoolRoadmap', place: 'ownSchool' },
      { to: '/school-roadmaps', text: 'schoolRoadmaps', place: 'manySchools' },
      { to: '/practice', text: 'practice', place: 'any' },
      { to: '/network', text: 'network', place: 'any' },
    ],
  },
  {
    name: 'outcomes',
    lines: [
      { to: '/results', text: 'results', place: 'any' },
      { to: '/objectivity', text: 'objectivity', place: 'manySchools' },
      { to: '/objectivity/schools/$schoolId', text: 'objectivity', place: 'ownSchool' },
      { to: '/objectivity/imports', text: 'vprImports', place: 'manySchools' },
      { to: '/schools/$schoolId/exit', text: 'exit', place: 'ownSchool' },
      { to: '/exit', text: 'districtExit', place: 'manySchools' },
      { to: '/publications', text: 'publications', place: 'any' },
    ],
  },
  {
    name: 'rules',
    lines: [
      { to: '/setup', text: 'setup', place: 'any' },
      { to: '/schools', text: 'schools', place: 'manySchools' },
      { to: '/content', text: 'content', place: 'manySchools' },
      { to: '/designations', text: 'designations', place: 'manySchools' },
      { to: '/tutors', text: 'tutors', place: 'any' },
      { to: '/appointments', text: 'appointments', place: 'any' },
      { to: '/accounts', text: 'accounts', place: 'manySchools' },
      { to: '/audit', text: 'audit', place: 'manySchools' },
      { to: '/jobs', text: 'jobs', place: 'any' },
    ],
  },
];
