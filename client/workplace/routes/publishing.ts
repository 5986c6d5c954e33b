/** The addresses of what is made public. */
import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../lazyPage.ts';
import { parseNewPublication, parsePublications } from '../pages/publishing/publications/search.ts';
import { publicationParams } from '../parameters.ts';
import { rootRoute } from '../rootRoute.ts';

const publicationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/publications',
  staticData: { access: 'publications:read' },
  validateSearch: parsePublications,
  component: lazyPage(() => import('../pages/publishing/publications/PublicationsPage.tsx'), 'PublicationsPage'),
});

const newPublicationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/publications/new',
  staticData: { access: 'publications:write' },
  validateSearch: parseNewPublication,
  component: lazyPage(() => import('../pages/publishing/publications/NewPublicationPage.tsx'), 'NewPublicationPage'),
});

const publicationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/publications/$publicationId',
  staticData: { access: 'publications:read' },
  params: publicationParams,
  component: lazyPage(() => import('../pages/publishing/publications/PublicationPage.tsx'), 'PublicationPage'),
});

export const publishingPages = [publicationsRoute, newPublicationRoute, publicationRoute] as const;
