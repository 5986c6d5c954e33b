/** Addresses of what is done for a school: its roadmap, programmes, practice, the way to the exit, the network. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseNetworkSearch } from '../pages/roadmap/network/network.ts';
import { parsePracticeSearch } from '../pages/roadmap/practice/search.ts';
import { parseRoadmapSearch, parseYearSearch } from '../pages/roadmap/school-roadmap/search.ts';
import { programmeParams, schoolParams } from '../parameters.ts';
import { rootRoute } from '../rootRoute.ts';

const schoolRoadmapRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/roadmap',
  staticData: { access: 'plan:read' },
  params: schoolParams,
  validateSearch: parseRoadmapSearch,
  component: lazyRouteComponent(
    () => import('../pages/roadmap/school-roadmap/SchoolRoadmapPage.tsx'),
    'SchoolRoadmapPage',
  ),
});

const programmeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/programmes/$factor',
  staticData: { access: 'results:read' },
  params: programmeParams,
  validateSearch: parseYearSearch,
  component: lazyRouteComponent(() => import('../pages/roadmap/programme/ProgrammePage.tsx'), 'ProgrammePage'),
});

const schoolRoadmapsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/school-roadmaps',
  staticData: { access: 'plan:read' },
  validateSearch: parseYearSearch,
  component: lazyRouteComponent(
    () => import('../pages/roadmap/school-roadmaps/SchoolRoadmapsPage.tsx'),
    'SchoolRoadmapsPage',
  ),
});

const practiceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/practice',
  staticData: { access: 'practice:read' },
  validateSearch: parsePracticeSearch,
  component: lazyRouteComponent(() => import('../pages/roadmap/practice/PracticePage.tsx'), 'PracticePage'),
});

const schoolExitRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/exit',
  staticData: { access: 'results:read' },
  params: schoolParams,
  component: lazyRouteComponent(() => import('../pages/roadmap/status-exit/SchoolExitPage.tsx'), 'SchoolExitPage'),
});

const districtExitRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exit',
  staticData: { access: 'results:read' },
  component: lazyRouteComponent(() => import('../pages/roadmap/status-exit/DistrictExitPage.tsx'), 'DistrictExitPage'),
});

const networkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/network',
  staticData: { access: 'roadmap:read' },
  component: lazyRouteComponent(() => import('../pages/roadmap/network/NetworkPage.tsx'), 'NetworkPage'),
  validateSearch: parseNetworkSearch,
});

export const supportPages = [
  schoolRoadmapRoute,
  programmeRoute,
  schoolRoadmapsRoute,
  practiceRoute,
  schoolExitRoute,
  districtExitRoute,
  networkRoute,
] as const;
