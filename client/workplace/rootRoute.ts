/** What all addresses of the workplace share: the frame, and the campaign that is kept from page to page. */
import { createRootRoute, retainSearchParams } from '@tanstack/react-router';
import type { PageAccess } from './shell/access.ts';
import { NotFoundPage } from './shell/NotFoundPage.tsx';
import { Shell } from './shell/Shell.tsx';

/** Which campaign, and whether doubtful answers are left out; both are kept from page to page. */
export type CampaignSearch = { campaign?: number; quality?: 'kept' };

declare module '@tanstack/react-router' {
  /** Every page says who may open it; the menu and the refusal go by this, and the server has the last word. */
  interface StaticDataRouteOption {
    access: PageAccess;
  }
}

export const rootRoute = createRootRoute({
  // Addresses that lead nowhere say so to whoever is signed in.
  staticData: { access: 'session' },
  component: Shell,
  notFoundComponent: NotFoundPage,
  validateSearch: (search): CampaignSearch => {
    const campaign = Number(search.campaign);
    return {
      ...(Number.isInteger(campaign) && campaign > 0 && { campaign }),
      ...(search.quality === 'kept' && { quality: 'kept' as const }),
    };
  },
  search: { middlewares: [retainSearchParams(['campaign', 'quality'])] },
});
