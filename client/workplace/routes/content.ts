/** The addresses of the content in force and of the methods. */
import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../lazyPage.ts';
import { rootRoute } from '../rootRoute.ts';

const methodsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/methods',
  staticData: { access: 'session' },
  component: lazyPage(() => import('../pages/content/methods/MethodsPage.tsx'), 'MethodsPage'),
});

const contentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/content',
  staticData: { access: 'content:read' },
  component: lazyPage(() => import('../pages/content/library/ContentPage.tsx'), 'ContentPage'),
});

export const contentPages = [methodsRoute, contentRoute] as const;
