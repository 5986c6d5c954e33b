/** Addresses of daily work: what waits, visits, registers of evidence, days and reminders. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseEvidenceSearch, parseNewRecordSearch } from '../pages/roadmap/evidence/search.ts';
import { evidenceParams } from '../parameters.ts';
import { rootRoute } from '../rootRoute.ts';

const evidenceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/evidence',
  staticData: { access: 'evidence:read' },
  component: lazyRouteComponent(() => import('../pages/roadmap/evidence/RegistersPage.tsx'), 'RegistersPage'),
  validateSearch: parseEvidenceSearch,
});

const newRecordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/evidence/new',
  staticData: { access: 'evidence:write' },
  component: lazyRouteComponent(() => import('../pages/roadmap/evidence/NewRecordPage.tsx'), 'NewRecordPage'),
  validateSearch: parseNewRecordSearch,
});

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/evidence/$evidenceId',
  staticData: { access: 'evidence:read' },
  params: evidenceParams,
  component: lazyRouteComponent(() => import('../pages/roadmap/evidence/RecordPage.tsx'), 'RecordPage'),
});

const noticesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notices',
  staticData: { access: 'session' },
  component: lazyRouteComponent(() => import('../pages/daily/notices/NoticesPage.tsx'), 'NoticesPage'),
});

const visitReportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/evidence/$evidenceId/report',
  staticData: { access: 'visits:plan' },
  params: evidenceParams,
  component: lazyRouteComponent(() => import('../pages/daily/tutor-desk/ReportPage.tsx'), 'ReportPage'),
});

const workRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/work',
  staticData: { access: 'work:read' },
  component: lazyRouteComponent(() => import('../pages/daily/tutor-desk/WorkPage.tsx'), 'WorkPage'),
});

const visitsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/work/visits',
  staticData: { access: 'visits:plan' },
  component: lazyRouteComponent(() => import('../pages/daily/tutor-desk/SchedulePage.tsx'), 'SchedulePage'),
});

export const workPages = [
  workRoute,
  visitsRoute,
  visitReportRoute,
  evidenceRoute,
  newRecordRoute,
  recordRoute,
  noticesRoute,
] as const;
