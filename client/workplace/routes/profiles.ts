/** The addresses of risks: all schools, one school, one factor, schools side by side. */
import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../lazyPage.ts';
import { parseCompareSearch } from '../pages/profiles/comparison/search.ts';
import { parseRisksSearch } from '../pages/profiles/risks/arrangement.ts';
import { schoolParams } from '../parameters.ts';
import { rootRoute } from '../rootRoute.ts';

const compareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/compare',
  staticData: { access: 'results:read' },
  component: lazyPage(() => import('../pages/profiles/comparison/ComparePage.tsx'), 'ComparePage'),
  validateSearch: parseCompareSearch,
});

const risksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/risks',
  staticData: { access: 'results:read' },
  component: lazyPage(() => import('../pages/profiles/risks/RisksPage.tsx'), 'RisksPage'),
  validateSearch: parseRisksSearch,
});

const factorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/factors/$factor',
  staticData: { access: 'results:read' },
  component: lazyPage(() => import('../pages/profiles/factor/FactorPage.tsx'), 'FactorPage'),
});

export type SchoolSearch = { factor?: string };

const schoolRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schools/$schoolId',
  staticData: { access: 'results:read' },
  params: schoolParams,
  component: lazyPage(() => import('../pages/profiles/school/SchoolPage.tsx'), 'SchoolPage'),
  validateSearch: (search): SchoolSearch => (typeof search.factor === 'string' ? { factor: search.factor } : {}),
});

export const profilesPages = [compareRoute, risksRoute, factorRoute, schoolRoute] as const;
