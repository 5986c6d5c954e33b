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
import { LinksPage } from './pages/answering/links/LinksPage.tsx';
import { OverviewPage } from './pages/daily/overview/OverviewPage.tsx';
import { readAuditSearch } from './pages/people/audit/search.ts';
import { FactorPage } from './pages/profiles/factor/FactorPage.tsx';
import { parseRisksSearch } from './pages/profiles/risks/arrangement.ts';
import { RisksPage } from './pages/profiles/risks/RisksPage.tsx';
import { SchoolPage } from './pages/profiles/school/SchoolPage.tsx';
import { PlanPage } from './pages/roadmap/plan/PlanPage.tsx';
import { parsePlanSearch } from './pages/roadmap/plan/search.ts';
import { schoolParams } from './parameters.ts';
import { rootRoute } from './rootRoute.ts';
import { accountPages } from './routes/accounts.ts';
import { districtPages } from './routes/district.ts';
import { objectivityPages } from './routes/objectivity.ts';
import { publicationPages } from './routes/publications.ts';
import { resultPages } from './routes/results.ts';
import { roadmapPages } from './routes/roadmap.ts';
import { supportPages } from './routes/support.ts';
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

const returnRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/return',
  staticData: { access: 'return:read' },
  params: schoolParams,
  // SurveyJS is larger than all the rest, and most people never open this page.
  component: lazyRouteComponent(() => import('./pages/answering/return/ReturnPage.tsx'), 'ReturnPage'),
});

const methodsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/methods',
  staticData: { access: 'session' },
  component: lazyRouteComponent(() => import('./pages/content/methods/MethodsPage.tsx'), 'MethodsPage'),
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
  component: lazyRouteComponent(() => import('./pages/objectivity/imports/ImportsPage.tsx'), 'ImportsPage'),
  validateSearch: (search): ImportsSearch => {
    const id = Number(search.import);
    return Number.isInteger(id) && id > 0 ? { import: id } : {};
  },
});

const contentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/content',
  staticData: { access: 'content:read' },
  component: lazyRouteComponent(() => import('./pages/content/library/ContentPage.tsx'), 'ContentPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  staticData: { access: 'audit:read' },
  component: lazyRouteComponent(() => import('./pages/people/audit/AuditPage.tsx'), 'AuditPage'),
  validateSearch: readAuditSearch,
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    overviewRoute,
    risksRoute,
    factorRoute,
    planRoute,
    schoolRoute,
    returnRoute,
    linksRoute,
    vprImportsRoute,
    ...districtPages,
    ...objectivityPages,
    ...publicationPages,
    ...resultPages,
    ...roadmapPages,
    ...workPages,
    ...supportPages,
    ...accountPages,
    contentRoute,
    auditRoute,
    methodsRoute,
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
