/** The addresses of campaigns: planning and following them, handing out questionnaires, keying in, counts of people, the return. */
import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../lazyPage.ts';
import { parseCoverageSearch, parseKeyingSearch } from '../pages/answering/campaigns/search.ts';
import { parseEnrolmentSearch } from '../pages/answering/enrolment/search.ts';
import { campaignParams, schoolParams } from '../parameters.ts';
import { rootRoute } from '../rootRoute.ts';

const campaignsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/campaigns',
  staticData: { access: 'coverage:read' },
  component: lazyPage(() => import('../pages/answering/campaigns/CampaignsPage.tsx'), 'CampaignsPage'),
});

const newPlanRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/campaigns/new',
  staticData: { access: 'campaigns:manage' },
  component: lazyPage(() => import('../pages/answering/campaigns/PlanPage.tsx'), 'NewPlanPage'),
});

const campaignRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/campaigns/$campaignId',
  staticData: { access: 'coverage:read' },
  params: campaignParams,
  validateSearch: parseCoverageSearch,
  component: lazyPage(() => import('../pages/answering/campaigns/CampaignPanel.tsx'), 'CampaignPanelPage'),
});

const editPlanRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/campaigns/$campaignId/edit',
  staticData: { access: 'campaigns:manage' },
  params: campaignParams,
  component: lazyPage(() => import('../pages/answering/campaigns/PlanPage.tsx'), 'EditPlanPage'),
});

const handOutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/campaigns/$campaignId/hand-out',
  staticData: { access: 'codes:hand' },
  params: campaignParams,
  component: lazyPage(() => import('../pages/answering/handing-out/HandOutPage.tsx'), 'HandOutPage'),
});

const answeringRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/answering',
  staticData: { access: 'links:read' },
  params: schoolParams,
  component: lazyPage(() => import('../pages/answering/modes/AnsweringPage.tsx'), 'AnsweringPage'),
});

const keyingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/keying',
  staticData: { access: 'answers:key' },
  params: schoolParams,
  validateSearch: parseKeyingSearch,
  component: lazyPage(() => import('../pages/answering/keying/KeyingPage.tsx'), 'KeyingPage'),
});

const enrolmentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/enrolment',
  staticData: { access: 'coverage:read' },
  validateSearch: parseEnrolmentSearch,
  component: lazyPage(() => import('../pages/answering/enrolment/EnrolmentPage.tsx'), 'EnrolmentPage'),
});

const enrolmentImportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/enrolment/import',
  staticData: { access: 'roll:edit' },
  component: lazyPage(() => import('../pages/answering/enrolment/EnrolmentImportPage.tsx'), 'EnrolmentImportPage'),
});

const rollRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/roll',
  staticData: { access: 'coverage:read' },
  params: schoolParams,
  component: lazyPage(() => import('../pages/answering/enrolment/RollPage.tsx'), 'RollPage'),
});

const returnRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/return',
  staticData: { access: 'return:read' },
  params: schoolParams,
  // SurveyJS is larger than all the rest, and most people never open this page.
  component: lazyPage(() => import('../pages/answering/return/ReturnPage.tsx'), 'ReturnPage'),
});

const linksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/links',
  staticData: { access: 'links:read' },
  component: lazyPage(() => import('../pages/answering/links/LinksPage.tsx'), 'LinksPage'),
});

export const answeringPages = [
  campaignsRoute,
  newPlanRoute,
  campaignRoute,
  editPlanRoute,
  handOutRoute,
  answeringRoute,
  keyingRoute,
  enrolmentRoute,
  enrolmentImportRoute,
  rollRoute,
  returnRoute,
  linksRoute,
] as const;
