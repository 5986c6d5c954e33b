/** The addresses of results, and of what schools are compared by. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseCompareSearch } from '../pages/profiles/comparison/search.ts';
import { parseResultsSearch } from '../pages/results/gaps/search.ts';
import { rootRoute } from '../rootRoute.ts';

const resultsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/results',
  staticData: { access: 'results:read' },
  component: lazyRouteComponent(() => import('../pages/results/gaps/ResultsPage.tsx'), 'ResultsPage'),
  validateSearch: parseResultsSearch,
});

const resultTablesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/results/tables',
  staticData: { access: 'vpr:import' },
  component: lazyRouteComponent(() => import('../pages/results/means/ResultTablesPage.tsx'), 'ResultTablesPage'),
});

const compareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/compare',
  staticData: { access: 'results:read' },
  component: lazyRouteComponent(() => import('../pages/profiles/comparison/ComparePage.tsx'), 'ComparePage'),
  validateSearch: parseCompareSearch,
});

export const resultPages = [resultsRoute, resultTablesRoute, compareRoute] as const;
