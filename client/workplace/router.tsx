/** The addresses of the workplace. What a page shows is in its address, so that a link shows the same to the next person. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { LinksPage } from './pages/links/LinksPage.tsx';
import { OverviewPage } from './pages/overview/OverviewPage.tsx';
import { RisksPage } from './pages/risks/RisksPage.tsx';
import { SchoolPage } from './pages/school/SchoolPage.tsx';
import { NotFoundPage } from './shell/NotFoundPage.tsx';
import { Shell } from './shell/Shell.tsx';

export type CampaignSearch = { campaign?: number };
export type RisksSearch = { order?: 'name' };
export type SchoolSearch = { factor?: string };

const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundPage,
  validateSearch: (search): CampaignSearch => {
    const campaign = Number(search.campaign);
    return Number.isInteger(campaign) && campaign > 0 ? { campaign } : {};
  },
  search: { middlewares: [retainSearchParams(['campaign'])] },
});

const overviewRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: OverviewPage });

const risksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/risks',
  component: RisksPage,
  validateSearch: (search): RisksSearch => (search.order === 'name' ? { order: 'name' } : {}),
});

const schoolParams = {
  parse: ({ schoolId }: { schoolId: string }) => ({ schoolId: Number(schoolId) }),
  stringify: ({ schoolId }: { schoolId: number }) => ({ schoolId: String(schoolId) }),
};

const schoolRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId',
  params: schoolParams,
  component: SchoolPage,
  validateSearch: (search): SchoolSearch => (typeof search.factor === 'string' ? { factor: search.factor } : {}),
});

const returnRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId/return',
  params: schoolParams,
  // SurveyJS is larger than all the rest, and most people never open this page.
  component: lazyRouteComponent(() => import('./pages/return/ReturnPage.tsx'), 'ReturnPage'),
});

const methodsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/methods',
  component: lazyRouteComponent(() => import('./pages/methods/MethodsPage.tsx'), 'MethodsPage'),
});

const linksRoute = createRoute({ getParentRoute: () => rootRoute, path: '/links', component: LinksPage });

export const router = createRouter({
  routeTree: rootRoute.addChildren([overviewRoute, risksRoute, schoolRoute, returnRoute, linksRoute, methodsRoute]),
  scrollRestoration: true,
  defaultPreload: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
