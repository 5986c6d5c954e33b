/** The addresses of the chief: the district as of a day, and the final meeting. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseRoadmapSearch } from '../pages/roadmap/municipal/search.ts';
import { rootRoute } from '../rootRoute.ts';

const districtRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/district',
  staticData: { access: 'meeting:prepare' },
  component: lazyRouteComponent(() => import('../pages/daily/district/DistrictPage.tsx'), 'DistrictPage'),
  validateSearch: (search): { year?: number; date?: string } => {
    const { date, year } = parseRoadmapSearch(search);
    return { year, date };
  },
});

const meetingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/meeting',
  staticData: { access: 'meeting:prepare' },
  component: lazyRouteComponent(() => import('../pages/roadmap/meeting/MeetingPage.tsx'), 'MeetingPage'),
  validateSearch: (search): { year?: number } => ({ year: parseRoadmapSearch(search).year }),
});

export const districtPages = [districtRoute, meetingRoute] as const;
