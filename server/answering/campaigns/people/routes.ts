import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../../ground/http/schemas.ts';
import { actorOf } from '../../../people/audit/trail.ts';
import type { Services } from '../../../services.ts';
import { correctPeople } from './correction.ts';
import { PeopleBody, PeopleResponse } from './schemas.ts';

/** Correcting the number of people of a group while the campaign is running. */
export const peopleRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.put(
      '/api/campaigns/:id/people',
      {
        config: { access: 'campaigns:manage', scope: 'campaign', audit: 'campaign.people' },
        schema: { params: IdParams, body: PeopleBody, response: { 200: PeopleResponse } },
      },
      async (request) => correctPeople(services, request.params.id, request.body, actorOf(request)),
    );
  };
