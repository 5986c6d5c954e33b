/** The addresses of campaigns: planning and following them, handing out questionnaires, keying in, counts of people. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseCoverageSearch, parseKeyingSearch } from './pages/answering/campaigns/search.ts';
import { campaignParams, schoolParams } from './parameters.ts';
import { rootRoute } from './rootRoute.ts';

export const campaignsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/campaigns',
  staticData: { access: 'coverage:read' },
  component: lazyRouteComponent(() => import('./pages/answering/campaigns/CampaignsPage.tsx'), 'CampaignsPage'),
});

export const newPlanRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/campaigns/new',
  staticData: { access: 'campaigns:manage' },
  component: lazyRouteComponent(() => import('./pages/answering/campaigns/PlanPage.tsx'), 'NewPlanPage'),
});

export const campaignRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/campaigns/$campaignId',
  staticData: { access: 'coverage:read' },
  params: campaignParams,
  validateSearch: parseCoverageSearch,
  component: lazyRouteComponent(() => import('./pages/answering/campaigns/CampaignPanel.tsx'), 'CampaignPanelPage'),
});

export const editPlanRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/campaigns/$campaignId/edit',
  staticData: { access: 'campaigns:manage' },
  params: campaignParams,
  component: lazyRouteComponent(() => import('./pages/answering/campaigns/PlanPage.tsx'), 'EditPlanPage'),
});

export const answeringRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/answering',
  staticData: { access: 'links:read' },
  params: schoolParams,
  component: lazyRouteComponent(() => import('./pages/answering/modes/AnsweringPage.tsx'), 'AnsweringPage'),
});

export const keyingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/keying',
  staticData: { access: 'answers:key' },
  params: schoolParams,
  validateSearch: parseKeyingSearch,
  component: lazyRouteComponent(() => import('./pages/answering/keying/KeyingPage.tsx'), 'KeyingPage'),
});

export const rollRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/roll',
  staticData: { access: 'coverage:read' },
  params: schoolParams,
  component: lazyRouteComponent(() => import('./pages/answering/enrolment/RollPage.tsx'), 'RollPage'),
});
