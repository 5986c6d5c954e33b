/** The addresses of «Can the marks be trusted?», and of the import of results. */
import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../lazyPage.ts';
import { parseObjectivitySearch } from '../pages/objectivity/findings/search.ts';
import { schoolParams } from '../parameters.ts';
import { rootRoute } from '../rootRoute.ts';

const objectivityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/objectivity',
  staticData: { access: 'objectivity:read' },
  component: lazyPage(() => import('../pages/objectivity/findings/ObjectivityPage.tsx'), 'ObjectivityPage'),
  validateSearch: parseObjectivitySearch,
});

const objectivityTestRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/objectivity/tests/$year/$subject/$grade',
  staticData: { access: 'objectivity:read' },
  component: lazyPage(() => import('../pages/objectivity/findings/TestPage.tsx'), 'TestPage'),
});

const schoolObjectivityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/objectivity/schools/$schoolId',
  staticData: { access: 'objectivity:read' },
  params: schoolParams,
  component: lazyPage(() => import('../pages/objectivity/findings/SchoolPage.tsx'), 'SchoolObjectivityPage'),
});

const objectivityRulesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/objectivity/rules',
  staticData: { access: 'objectivity:read' },
  component: lazyPage(() => import('../pages/objectivity/findings/RulesPage.tsx'), 'RulesPage'),
});

const objectivitySourcesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/objectivity/sources',
  staticData: { access: 'objectivity:work' },
  component: lazyPage(() => import('../pages/objectivity/findings/SourcesPage.tsx'), 'SourcesPage'),
});

/** The upload that is worked on. */
export type ImportsSearch = { import?: number };

const vprImportsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/objectivity/imports',
  staticData: { access: 'vpr:import' },
  component: lazyPage(() => import('../pages/objectivity/imports/ImportsPage.tsx'), 'ImportsPage'),
  validateSearch: (search): ImportsSearch => {
    const id = Number(search.import);
    return Number.isInteger(id) && id > 0 ? { import: id } : {};
  },
});

export const objectivityPages = [
  objectivityRoute,
  objectivityTestRoute,
  schoolObjectivityRoute,
  objectivityRulesRoute,
  objectivitySourcesRoute,
  vprImportsRoute,
] as const;
