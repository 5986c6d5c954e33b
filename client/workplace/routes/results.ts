/** The addresses of results. */
import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../lazyPage.ts';
import { parseResultsSearch } from '../pages/results/gaps/search.ts';
import { rootRoute } from '../rootRoute.ts';

const resultsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/results',
  staticData: { access: 'results:read' },
  component: lazyPage(() => import('../pages/results/gaps/ResultsPage.tsx'), 'ResultsPage'),
  validateSearch: parseResultsSearch,
});

const resultTablesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/results/tables',
  staticData: { access: 'vpr:import' },
  component: lazyPage(() => import('../pages/results/means/ResultTablesPage.tsx'), 'ResultTablesPage'),
});

export const resultsPages = [resultsRoute, resultTablesRoute] as const;
