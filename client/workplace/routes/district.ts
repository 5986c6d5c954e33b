/** The addresses of the chief: the district as of a day, and the final meeting. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseDistrictSearch } from '../pages/district/search.ts';
import { parseMeetingSearch } from '../pages/meeting/search.ts';
import { rootRoute } from '../rootRoute.ts';

const districtRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/district',
  staticData: { access: 'meeting:prepare' },
  component: lazyRouteComponent(() => import('../pages/district/DistrictPage.tsx'), 'DistrictPage'),
  validateSearch: parseDistrictSearch,
});

const meetingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/meeting',
  staticData: { access: 'meeting:prepare' },
  component: lazyRouteComponent(() => import('../pages/meeting/MeetingPage.tsx'), 'MeetingPage'),
  validateSearch: parseMeetingSearch,
});

export const districtPages = [districtRoute, meetingRoute] as const;
