/** The addresses of the content in force and of the methods. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../rootRoute.ts';

const methodsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/methods',
  staticData: { access: 'session' },
  component: lazyRouteComponent(() => import('../pages/content/methods/MethodsPage.tsx'), 'MethodsPage'),
});

const contentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/content',
  staticData: { access: 'content:read' },
  component: lazyRouteComponent(() => import('../pages/content/library/ContentPage.tsx'), 'ContentPage'),
});

export const contentPages = [methodsRoute, contentRoute] as const;
