/** The addresses of daily work: what the district and its people have to do, visits, notices. */
import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../lazyPage.ts';
import { parseSetupSearch } from '../pages/daily/setup/search.ts';
import { parseRoadmapSearch } from '../pages/roadmap/municipal/search.ts';
import { evidenceParams } from '../parameters.ts';
import { rootRoute } from '../rootRoute.ts';

const districtRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/district',
  staticData: { access: 'meeting:prepare' },
  component: lazyPage(() => import('../pages/daily/district/DistrictPage.tsx'), 'DistrictPage'),
  validateSearch: (search): { year?: number; date?: string } => {
    const { date, year } = parseRoadmapSearch(search);
    return { year, date };
  },
});

const noticesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notices',
  staticData: { access: 'session' },
  component: lazyPage(() => import('../pages/daily/notices/NoticesPage.tsx'), 'NoticesPage'),
});

const visitReportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/evidence/$evidenceId/report',
  staticData: { access: 'visits:plan' },
  params: evidenceParams,
  component: lazyPage(() => import('../pages/daily/tutor-desk/ReportPage.tsx'), 'ReportPage'),
});

const workRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/work',
  staticData: { access: 'work:read' },
  component: lazyPage(() => import('../pages/daily/tutor-desk/WorkPage.tsx'), 'WorkPage'),
});

const visitsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/work/visits',
  staticData: { access: 'visits:plan' },
  component: lazyPage(() => import('../pages/daily/tutor-desk/SchedulePage.tsx'), 'SchedulePage'),
});

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  staticData: { access: 'setup:read' },
  component: lazyPage(() => import('../pages/daily/setup/SetupPage.tsx'), 'SetupPage'),
  validateSearch: parseSetupSearch,
});

const overviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  staticData: { access: 'coverage:read' },
  component: lazyPage(() => import('../pages/daily/overview/OverviewPage.tsx'), 'OverviewPage'),
});

export const dailyPages = [
  districtRoute,
  noticesRoute,
  visitReportRoute,
  workRoute,
  visitsRoute,
  setupRoute,
  overviewRoute,
] as const;
