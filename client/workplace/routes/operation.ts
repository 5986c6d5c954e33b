/** The address of the work in the background. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../rootRoute.ts';

const jobsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/jobs',
  staticData: { access: 'jobs:manage' },
  component: lazyRouteComponent(() => import('../pages/operation/jobs/JobsPage.tsx'), 'JobsPage'),
});

export const operationPages = [jobsRoute] as const;
