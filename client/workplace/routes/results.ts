/** The addresses of results, and of what schools are compared by. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseResultsSearch } from '../pages/results/search.ts';
import { rootRoute } from '../rootRoute.ts';

const resultsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/results',
  staticData: { access: 'results:read' },
  component: lazyRouteComponent(() => import('../pages/results/ResultsPage.tsx'), 'ResultsPage'),
  validateSearch: parseResultsSearch,
});

const resultTablesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/results/tables',
  staticData: { access: 'vpr:import' },
  component: lazyRouteComponent(() => import('../pages/resultTables/ResultTablesPage.tsx'), 'ResultTablesPage'),
});

export const resultPages = [resultsRoute, resultTablesRoute] as const;
