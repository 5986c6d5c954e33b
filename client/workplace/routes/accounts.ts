/** Addresses of people with accounts: their own page, all of them, who supports and who coordinates. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseAccountsSearch } from '../pages/people/accounts/filter.ts';
import { rootRoute } from '../rootRoute.ts';

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  staticData: { access: 'session' },
  component: lazyRouteComponent(() => import('../pages/people/account/AccountPage.tsx'), 'AccountPage'),
});

const accountsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/accounts',
  staticData: { access: 'accounts:read' },
  component: lazyRouteComponent(() => import('../pages/people/accounts/AccountsPage.tsx'), 'AccountsPage'),
  validateSearch: parseAccountsSearch,
});

const tutorsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tutors',
  staticData: { access: 'tutors:assign' },
  component: lazyRouteComponent(() => import('../pages/people/tutors/TutorsPage.tsx'), 'TutorsPage'),
});

const appointmentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/appointments',
  staticData: { access: 'school:appoint' },
  component: lazyRouteComponent(() => import('../pages/people/appointments/AppointmentsPage.tsx'), 'AppointmentsPage'),
});

const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/link',
  // Whoever opens a link has no session yet.
  staticData: { access: 'public' },
  component: lazyRouteComponent(() => import('../pages/people/account-link/LinkPage.tsx'), 'LinkPage'),
});

export const accountPages = [accountRoute, accountsRoute, tutorsRoute, appointmentsRoute, linkRoute] as const;
