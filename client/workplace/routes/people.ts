/** The addresses of schools and territories, and of people with accounts: their own page, all of them, who supports and who coordinates; the audit. */
import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../lazyPage.ts';
import { parseAccountsSearch } from '../pages/people/accounts/filter.ts';
import { readAuditSearch } from '../pages/people/audit/search.ts';
import { readRegisterSearch } from '../pages/people/schools/search.ts';
import { schoolParams } from '../parameters.ts';
import { rootRoute } from '../rootRoute.ts';

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  staticData: { access: 'session' },
  component: lazyPage(() => import('../pages/people/account/AccountPage.tsx'), 'AccountPage'),
});

const accountsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/accounts',
  staticData: { access: 'accounts:read' },
  component: lazyPage(() => import('../pages/people/accounts/AccountsPage.tsx'), 'AccountsPage'),
  validateSearch: parseAccountsSearch,
});

const accountsImportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/accounts/import',
  staticData: { access: 'accounts:invite' },
  component: lazyPage(() => import('../pages/people/account-imports/AccountsImportPage.tsx'), 'AccountsImportPage'),
});

const tutorsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tutors',
  staticData: { access: 'tutors:assign' },
  component: lazyPage(() => import('../pages/people/tutors/TutorsPage.tsx'), 'TutorsPage'),
});

const appointmentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/appointments',
  staticData: { access: 'school:appoint' },
  component: lazyPage(() => import('../pages/people/appointments/AppointmentsPage.tsx'), 'AppointmentsPage'),
});

const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/link',
  // Whoever opens a link has no session yet.
  staticData: { access: 'public' },
  component: lazyPage(() => import('../pages/people/account-link/LinkPage.tsx'), 'LinkPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  staticData: { access: 'audit:read' },
  component: lazyPage(() => import('../pages/people/audit/AuditPage.tsx'), 'AuditPage'),
  validateSearch: readAuditSearch,
});

const schoolsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools',
  staticData: { access: 'schools:manage' },
  component: lazyPage(() => import('../pages/people/schools/SchoolsPage.tsx'), 'SchoolsPage'),
  validateSearch: readRegisterSearch,
});

const newSchoolRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/new',
  staticData: { access: 'schools:manage' },
  component: lazyPage(() => import('../pages/people/schools/NewSchoolPage.tsx'), 'NewSchoolPage'),
});

const importSchoolsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/import',
  staticData: { access: 'schools:manage' },
  component: lazyPage(() => import('../pages/people/schools/ImportSchoolsPage.tsx'), 'ImportSchoolsPage'),
});

const schoolDataRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/data',
  // Whoever sees the school at all.
  staticData: { access: 'campaigns:read' },
  params: schoolParams,
  component: lazyPage(() => import('../pages/people/schools/SchoolDataPage.tsx'), 'SchoolDataPage'),
});

const territoriesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/territories',
  staticData: { access: 'schools:manage' },
  component: lazyPage(() => import('../pages/people/territories/TerritoriesPage.tsx'), 'TerritoriesPage'),
});

export const peoplePages = [
  schoolsRoute,
  newSchoolRoute,
  importSchoolsRoute,
  schoolDataRoute,
  territoriesRoute,
  accountRoute,
  accountsRoute,
  accountsImportRoute,
  tutorsRoute,
  appointmentsRoute,
  linkRoute,
  auditRoute,
] as const;
