/** The addresses of the workplace. What a page shows is in its address, so that a link shows the same to the next person. */
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import {
  answeringRoute,
  campaignRoute,
  campaignsRoute,
  editPlanRoute,
  keyingRoute,
  newPlanRoute,
  rollRoute,
} from './campaignRoutes.ts';
import { parseAccountsSearch } from './pages/accounts/filter.ts';
import { readAuditSearch } from './pages/audit/search.ts';
import { FactorPage } from './pages/factor/FactorPage.tsx';
import { LinksPage } from './pages/links/LinksPage.tsx';
import { parseNetworkSearch } from './pages/network/network.ts';
import { OverviewPage } from './pages/overview/OverviewPage.tsx';
import { PlanPage } from './pages/plan/PlanPage.tsx';
import { parsePlanSearch } from './pages/plan/search.ts';
import { parsePracticeSearch } from './pages/practice/search.ts';
import { parseRisksSearch } from './pages/risks/arrangement.ts';
import { RisksPage } from './pages/risks/RisksPage.tsx';
import { SchoolPage } from './pages/school/SchoolPage.tsx';
import { parseRoadmapSearch, parseYearSearch } from './pages/school-roadmap/search.ts';
import { programmeParams, schoolParams } from './parameters.ts';
import { rootRoute } from './rootRoute.ts';
import { objectivityPages } from './routes/objectivity.ts';
import { publicationPages } from './routes/publications.ts';
import { resultPages } from './routes/results.ts';
import { roadmapPages } from './routes/roadmap.ts';
import { workPages } from './routes/work.ts';
import { BrokenPage } from './shell/BrokenPage.tsx';

/** The upload that is worked on. */
export type ImportsSearch = { import?: number };
export type SchoolSearch = { factor?: string };

const overviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  staticData: { access: 'coverage:read' },
  component: OverviewPage,
});

const risksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/risks',
  staticData: { access: 'results:read' },
  component: RisksPage,
  validateSearch: parseRisksSearch,
});

const factorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/factors/$factor',
  staticData: { access: 'results:read' },
  component: FactorPage,
});

const planRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/plan',
  staticData: { access: 'plan:read' },
  component: PlanPage,
  validateSearch: parsePlanSearch,
});

const schoolRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId',
  staticData: { access: 'results:read' },
  params: schoolParams,
  component: SchoolPage,
  validateSearch: (search): SchoolSearch => (typeof search.factor === 'string' ? { factor: search.factor } : {}),
});

const schoolRoadmapRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/roadmap',
  staticData: { access: 'plan:read' },
  params: schoolParams,
  validateSearch: parseRoadmapSearch,
  component: lazyRouteComponent(() => import('./pages/school-roadmap/SchoolRoadmapPage.tsx'), 'SchoolRoadmapPage'),
});

const programmeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/programmes/$factor',
  staticData: { access: 'results:read' },
  params: programmeParams,
  validateSearch: parseYearSearch,
  component: lazyRouteComponent(() => import('./pages/programme/ProgrammePage.tsx'), 'ProgrammePage'),
});

const schoolRoadmapsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/school-roadmaps',
  staticData: { access: 'plan:read' },
  validateSearch: parseYearSearch,
  component: lazyRouteComponent(() => import('./pages/school-roadmaps/SchoolRoadmapsPage.tsx'), 'SchoolRoadmapsPage'),
});

const practiceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/practice',
  staticData: { access: 'practice:read' },
  validateSearch: parsePracticeSearch,
  component: lazyRouteComponent(() => import('./pages/practice/PracticePage.tsx'), 'PracticePage'),
});

const returnRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/return',
  staticData: { access: 'return:read' },
  params: schoolParams,
  // SurveyJS is larger than all the rest, and most people never open this page.
  component: lazyRouteComponent(() => import('./pages/return/ReturnPage.tsx'), 'ReturnPage'),
});

const schoolExitRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/exit',
  staticData: { access: 'results:read' },
  params: schoolParams,
  component: lazyRouteComponent(() => import('./pages/exit/SchoolExitPage.tsx'), 'SchoolExitPage'),
});

const districtExitRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exit',
  staticData: { access: 'results:read' },
  component: lazyRouteComponent(() => import('./pages/exit/DistrictExitPage.tsx'), 'DistrictExitPage'),
});

const networkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/network',
  staticData: { access: 'roadmap:read' },
  component: lazyRouteComponent(() => import('./pages/network/NetworkPage.tsx'), 'NetworkPage'),
  validateSearch: parseNetworkSearch,
});

const methodsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/methods',
  staticData: { access: 'session' },
  component: lazyRouteComponent(() => import('./pages/methods/MethodsPage.tsx'), 'MethodsPage'),
});

const linksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/links',
  staticData: { access: 'links:read' },
  component: LinksPage,
});

const vprImportsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/objectivity/imports',
  staticData: { access: 'vpr:import' },
  component: lazyRouteComponent(() => import('./pages/imports/ImportsPage.tsx'), 'ImportsPage'),
  validateSearch: (search): ImportsSearch => {
    const id = Number(search.import);
    return Number.isInteger(id) && id > 0 ? { import: id } : {};
  },
});

const contentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/content',
  staticData: { access: 'content:read' },
  component: lazyRouteComponent(() => import('./pages/content/ContentPage.tsx'), 'ContentPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  staticData: { access: 'session' },
  component: lazyRouteComponent(() => import('./pages/account/AccountPage.tsx'), 'AccountPage'),
});

const accountsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/accounts',
  staticData: { access: 'accounts:read' },
  component: lazyRouteComponent(() => import('./pages/accounts/AccountsPage.tsx'), 'AccountsPage'),
  validateSearch: parseAccountsSearch,
});

const tutorsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tutors',
  staticData: { access: 'tutors:assign' },
  component: lazyRouteComponent(() => import('./pages/tutors/TutorsPage.tsx'), 'TutorsPage'),
});

const appointmentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/appointments',
  staticData: { access: 'school:appoint' },
  component: lazyRouteComponent(() => import('./pages/appointments/AppointmentsPage.tsx'), 'AppointmentsPage'),
});

const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/link',
  // Whoever opens a link has no session yet.
  staticData: { access: 'public' },
  component: lazyRouteComponent(() => import('./pages/link/LinkPage.tsx'), 'LinkPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  staticData: { access: 'audit:read' },
  component: lazyRouteComponent(() => import('./pages/audit/AuditPage.tsx'), 'AuditPage'),
  validateSearch: readAuditSearch,
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    overviewRoute,
    risksRoute,
    factorRoute,
    planRoute,
    schoolRoute,
    schoolRoadmapRoute,
    programmeRoute,
    schoolRoadmapsRoute,
    practiceRoute,
    returnRoute,
    schoolExitRoute,
    districtExitRoute,
    networkRoute,
    linksRoute,
    vprImportsRoute,
    ...objectivityPages,
    ...publicationPages,
    ...resultPages,
    ...roadmapPages,
    ...workPages,
    contentRoute,
    auditRoute,
    methodsRoute,
    accountRoute,
    accountsRoute,
    tutorsRoute,
    appointmentsRoute,
    linkRoute,
    campaignsRoute,
    newPlanRoute,
    campaignRoute,
    editPlanRoute,
    answeringRoute,
    keyingRoute,
    rollRoute,
  ]),
  scrollRestoration: true,
  defaultPreload: false,
  defaultErrorComponent: BrokenPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
