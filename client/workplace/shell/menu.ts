/** The menu in its order. Whether a line is offered is decided by the access of its route. */
import type { ru } from '../../i18n/ru.ts';
import type { router } from '../router.tsx';

type MenuLine = {
  to: keyof typeof router.routesByPath;
  text: Exclude<keyof typeof ru.shell.nav, 'label'>;
  /** Some pages are for those who have one school of their own, some for those who look at many. */
  place: 'any' | 'ownSchool' | 'manySchools';
};

export const MENU: readonly MenuLine[] = [
  { to: '/work', text: 'work', place: 'any' },
  { to: '/', text: 'overview', place: 'any' },
  { to: '/district', text: 'district', place: 'manySchools' },
  { to: '/risks', text: 'risks', place: 'manySchools' },
  { to: '/schools/$schoolId', text: 'mySchool', place: 'ownSchool' },
  { to: '/plan', text: 'plan', place: 'any' },
  { to: '/roadmap', text: 'roadmap', place: 'any' },
  { to: '/schools/$schoolId/activities', text: 'activities', place: 'ownSchool' },
  { to: '/evidence', text: 'evidence', place: 'any' },
  { to: '/schools/$schoolId/roadmap', text: 'schoolRoadmap', place: 'ownSchool' },
  { to: '/school-roadmaps', text: 'schoolRoadmaps', place: 'manySchools' },
  { to: '/practice', text: 'practice', place: 'any' },
  { to: '/schools/$schoolId/return', text: 'return', place: 'ownSchool' },
  { to: '/campaigns', text: 'campaigns', place: 'any' },
  { to: '/schools/$schoolId/answering', text: 'answering', place: 'ownSchool' },
  { to: '/links', text: 'links', place: 'any' },
  { to: '/compare', text: 'compare', place: 'manySchools' },
  { to: '/schools/$schoolId/exit', text: 'exit', place: 'ownSchool' },
  { to: '/exit', text: 'districtExit', place: 'manySchools' },
  { to: '/network', text: 'network', place: 'any' },
  { to: '/results', text: 'results', place: 'any' },
  { to: '/publications', text: 'publications', place: 'any' },

  { to: '/objectivity', text: 'objectivity', place: 'manySchools' },
  { to: '/objectivity/schools/$schoolId', text: 'objectivity', place: 'ownSchool' },
  { to: '/objectivity/imports', text: 'vprImports', place: 'manySchools' },
  { to: '/content', text: 'content', place: 'manySchools' },
  { to: '/designations', text: 'designations', place: 'manySchools' },
  { to: '/tutors', text: 'tutors', place: 'any' },
  { to: '/appointments', text: 'appointments', place: 'any' },
  { to: '/accounts', text: 'accounts', place: 'manySchools' },
  { to: '/audit', text: 'audit', place: 'manySchools' },
];
