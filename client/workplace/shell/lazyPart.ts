/** Parts of a page that most people never see. */
import { type ComponentType, lazy } from 'react';

/**
 * Loads a part when it is shown, which needs a `Suspense` around it.
 * @param name of the component in its module
 */
export const lazyPart = <Name extends string, Props extends object>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) => lazy(() => load().then((own) => ({ default: own[name] })));
