/** The addresses of the workplace. What a page shows is in its address, so that a link shows the same to the next person. */
import { createRouter } from '@tanstack/react-router';
import { rootRoute } from './rootRoute.ts';
import { answeringPages } from './routes/answering.ts';
import { contentPages } from './routes/content.ts';
import { dailyPages } from './routes/daily.ts';
import { objectivityPages } from './routes/objectivity.ts';
import { operationPages } from './routes/operation.ts';
import { peoplePages } from './routes/people.ts';
import { profilesPages } from './routes/profiles.ts';
import { publishingPages } from './routes/publishing.ts';
import { resultsPages } from './routes/results.ts';
import { roadmapPages } from './routes/roadmap.ts';
import { BrokenPage } from './shell/BrokenPage.tsx';

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...answeringPages,
    ...contentPages,
    ...dailyPages,
    ...objectivityPages,
    ...operationPages,
    ...peoplePages,
    ...profilesPages,
    ...publishingPages,
    ...resultsPages,
    ...roadmapPages,
  ]),
  scrollRestoration: true,
  defaultPreload: false,
  defaultErrorComponent: BrokenPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
