/** The addresses of results. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
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

export const resultsPages = [resultsRoute, resultTablesRoute] as const;
