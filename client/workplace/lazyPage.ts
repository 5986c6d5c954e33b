/** Pages that are loaded when they are shown. */
import { lazyRouteComponent, type RouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';

/**
 * As `lazyRouteComponent`, without its loading ahead: the router would load the page behind the sign-in for whoever has not signed in.
 * @param name of the component in its module
 */
export function lazyPage<Name extends string>(
  load: () => Promise<Record<Name, RouteComponent>>,
  name: Name,
): RouteComponent {
  const component = lazyRouteComponent(load, name);
  return (props) => createElement(component, props);
}
