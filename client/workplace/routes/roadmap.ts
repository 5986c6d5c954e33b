/** Addresses of the municipal roadmap. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseActivitySearch, parseRoadmapSearch } from '../pages/roadmap/municipal/search.ts';
import { activityParams, schoolParams } from '../parameters.ts';
import { rootRoute } from '../rootRoute.ts';

const roadmapRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roadmap',
  staticData: { access: 'roadmap:read' },
  component: lazyRouteComponent(() => import('../pages/roadmap/municipal/RoadmapPage.tsx'), 'RoadmapPage'),
  validateSearch: parseRoadmapSearch,
});

const activityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roadmap/$year/$no',
  staticData: { access: 'roadmap:read' },
  params: activityParams,
  component: lazyRouteComponent(() => import('../pages/roadmap/municipal/ActivityPage.tsx'), 'ActivityPage'),
  validateSearch: parseActivitySearch,
});

const schoolActivitiesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/activities',
  staticData: { access: 'roadmap:read' },
  params: schoolParams,
  component: lazyRouteComponent(
    () => import('../pages/roadmap/municipal/SchoolActivitiesPage.tsx'),
    'SchoolActivitiesPage',
  ),
  validateSearch: (search): { year?: number; date?: string } => {
    const { date, year } = parseRoadmapSearch(search);
    return { year, date };
  },
});

const designationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/designations',
  staticData: { access: 'roadmap:edit' },
  component: lazyRouteComponent(() => import('../pages/roadmap/designations/DesignationsPage.tsx'), 'DesignationsPage'),
  validateSearch: (search): { year?: number } => {
    const { year } = parseRoadmapSearch(search);
    return { year };
  },
});

export const roadmapPages = [designationsRoute, roadmapRoute, activityRoute, schoolActivitiesRoute] as const;
