import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Services } from '../../services.ts';
import { recordAction } from '../audit/trail.ts';
import { findActiveMemberships } from '../identity/store.ts';
import { LinkResponse, LookBody, UseBody, UsedResponse } from './schemas.ts';
import { describeLink, openByLink } from './use.ts';

/** For people who have no session yet: the link is what lets them in. The token comes in the body, never in an address. */
export const accountLinkRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post(
      '/api/account-links/look',
      { config: { access: 'public', audit: false }, schema: { body: LookBody, response: { 200: LinkResponse } } },
      async (request) => describeLink(services, request.body.token),
    );

    app.post(
      '/api/account-links/use',
      {
        config: { access: 'public', audit: 'account.open' },
        schema: { body: UseBody, response: { 200: UsedResponse } },
      },
      async (request) => {
        const { username } = await services.db.transaction().execute(async (trx) => {
          const opened = await openByLink({ ...services, db: trx }, request.body);
          const memberships = (await findActiveMemberships(trx, opened.accountId, services.clock.today())) ?? [];
          const by = { id: opened.accountId, memberships };
          await recordAction(trx, request, { action: 'account.open', record: { kind: 'account', id: by.id }, by });
          return opened;
        });
        return { username };
      },
    );
  };
