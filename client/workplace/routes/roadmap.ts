/** The addresses of what is done: plans, the district's roadmap with its evidence, the schools' roadmaps, practice, the network, the way out, the final meeting. */
import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../lazyPage.ts';
import { parseEvidenceSearch, parseNewRecordSearch } from '../pages/roadmap/evidence/search.ts';
import { parseActivitySearch, parseRoadmapSearch } from '../pages/roadmap/municipal/search.ts';
import { parseNetworkSearch } from '../pages/roadmap/network/network.ts';
import { parsePlanSearch } from '../pages/roadmap/plan/search.ts';
import { parsePracticeSearch } from '../pages/roadmap/practice/search.ts';
import { parseSchoolRoadmapSearch, parseYearSearch } from '../pages/roadmap/school-roadmap/search.ts';
import { activityParams, evidenceParams, programmeParams, schoolParams } from '../parameters.ts';
import { rootRoute } from '../rootRoute.ts';

const meetingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/meeting',
  staticData: { access: 'meeting:prepare' },
  component: lazyPage(() => import('../pages/roadmap/meeting/MeetingPage.tsx'), 'MeetingPage'),
  validateSearch: (search): { year?: number } => ({ year: parseRoadmapSearch(search).year }),
});

const roadmapRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roadmap',
  staticData: { access: 'roadmap:read' },
  component: lazyPage(() => import('../pages/roadmap/municipal/RoadmapPage.tsx'), 'RoadmapPage'),
  validateSearch: parseRoadmapSearch,
});

const activityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roadmap/$year/$no',
  staticData: { access: 'roadmap:read' },
  params: activityParams,
  component: lazyPage(() => import('../pages/roadmap/municipal/ActivityPage.tsx'), 'ActivityPage'),
  validateSearch: parseActivitySearch,
});

const schoolActivitiesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/activities',
  staticData: { access: 'roadmap:read' },
  params: schoolParams,
  component: lazyPage(() => import('../pages/roadmap/municipal/SchoolActivitiesPage.tsx'), 'SchoolActivitiesPage'),
  validateSearch: (search): { year?: number; date?: string } => {
    const { date, year } = parseRoadmapSearch(search);
    return { year, date };
  },
});

const designationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/designations',
  staticData: { access: 'roadmap:edit' },
  component: lazyPage(() => import('../pages/roadmap/designations/DesignationsPage.tsx'), 'DesignationsPage'),
  validateSearch: (search): { year?: number } => {
    const { year } = parseRoadmapSearch(search);
    return { year };
  },
});

const designationListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/designations/list',
  staticData: { access: 'roadmap:edit' },
  component: lazyPage(() => import('../pages/roadmap/designations/list/ListPage.tsx'), 'ListPage'),
  validateSearch: (search): { year?: number } => {
    const { year } = parseRoadmapSearch(search);
    return { year };
  },
});

const schoolRoadmapRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/roadmap',
  staticData: { access: 'plan:read' },
  params: schoolParams,
  validateSearch: parseSchoolRoadmapSearch,
  component: lazyPage(() => import('../pages/roadmap/school-roadmap/SchoolRoadmapPage.tsx'), 'SchoolRoadmapPage'),
});

const programmeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/programmes/$factor',
  staticData: { access: 'results:read' },
  params: programmeParams,
  validateSearch: parseYearSearch,
  component: lazyPage(() => import('../pages/roadmap/programme/ProgrammePage.tsx'), 'ProgrammePage'),
});

const schoolRoadmapsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/school-roadmaps',
  staticData: { access: 'plan:read' },
  validateSearch: parseYearSearch,
  component: lazyPage(() => import('../pages/roadmap/school-roadmaps/SchoolRoadmapsPage.tsx'), 'SchoolRoadmapsPage'),
});

const practiceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/practice',
  staticData: { access: 'practice:read' },
  validateSearch: parsePracticeSearch,
  component: lazyPage(() => import('../pages/roadmap/practice/PracticePage.tsx'), 'PracticePage'),
});

const schoolExitRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/exit',
  staticData: { access: 'results:read' },
  params: schoolParams,
  component: lazyPage(() => import('../pages/roadmap/status-exit/SchoolExitPage.tsx'), 'SchoolExitPage'),
});

const districtExitRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exit',
  staticData: { access: 'results:read' },
  component: lazyPage(() => import('../pages/roadmap/status-exit/DistrictExitPage.tsx'), 'DistrictExitPage'),
});

const networkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/network',
  staticData: { access: 'roadmap:read' },
  component: lazyPage(() => import('../pages/roadmap/network/NetworkPage.tsx'), 'NetworkPage'),
  validateSearch: parseNetworkSearch,
});

const evidenceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/evidence',
  staticData: { access: 'evidence:read' },
  component: lazyPage(() => import('../pages/roadmap/evidence/RegistersPage.tsx'), 'RegistersPage'),
  validateSearch: parseEvidenceSearch,
});

const newRecordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/evidence/new',
  staticData: { access: 'evidence:write' },
  component: lazyPage(() => import('../pages/roadmap/evidence/NewRecordPage.tsx'), 'NewRecordPage'),
  validateSearch: parseNewRecordSearch,
});

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/evidence/$evidenceId',
  staticData: { access: 'evidence:read' },
  params: evidenceParams,
  component: lazyPage(() => import('../pages/roadmap/evidence/RecordPage.tsx'), 'RecordPage'),
});

const planRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/plan',
  staticData: { access: 'plan:read' },
  component: lazyPage(() => import('../pages/roadmap/plan/PlanPage.tsx'), 'PlanPage'),
  validateSearch: parsePlanSearch,
});

export const roadmapPages = [
  meetingRoute,
  roadmapRoute,
  activityRoute,
  schoolActivitiesRoute,
  designationsRoute,
  designationListRoute,
  schoolRoadmapRoute,
  programmeRoute,
  schoolRoadmapsRoute,
  practiceRoute,
  schoolExitRoute,
  districtExitRoute,
  networkRoute,
  evidenceRoute,
  newRecordRoute,
  recordRoute,
  planRoute,
] as const;
