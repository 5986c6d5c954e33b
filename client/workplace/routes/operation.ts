/** The address of the work in the background. */
import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../lazyPage.ts';
import { rootRoute } from '../rootRoute.ts';

const jobsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/jobs',
  staticData: { access: 'jobs:manage' },
  component: lazyPage(() => import('../pages/operation/jobs/JobsPage.tsx'), 'JobsPage'),
});

export const operationPages = [jobsRoute] as const;
