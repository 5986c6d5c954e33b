import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { recordNothing, recordView } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { scopeOf } from '../../people/identity/caller.ts';
import type { Services } from '../../services.ts';
import { byNeed, type District, districtsOf, isCandidate, riskBasisOf, schoolNeed } from './needs.ts';
import { NeedsResponse } from './schemas.ts';
import { findPlacedSchools } from './store.ts';

/** Whoever looks at more schools than this looks at territories first. */
const MOST_SCHOOLS = 500;

/** Which schools of the caller need help most, and why. */
export const needRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, db } = services;
    app.get(
      '/api/needs',
      { config: { access: 'results:read', audit: 'heatMap.view' }, schema: { response: { 200: NeedsResponse } } },
      async (request) => {
        // Until a campaign is over there are no results to be seen.
        recordNothing(request);
        const schools = await findPlacedSchools(db, scopeOf(callerOf(request), 'results:read'), clock.today());
        if (schools.length > MOST_SCHOOLS) return { basis: [], schools: [] };
        const schoolIds = schools.map(({ schoolId }) => schoolId);
        const districts = await districtsOf(services, schools);
        const basis = riskBasisOf(districts.values());
        for (const { id } of basis) {
          await recordView(db, request, { action: 'heatMap.view', record: { kind: 'campaign', id } }, schoolIds);
        }
        const needs = schools.flatMap(({ schoolId, territoryId }) => {
          const district = districts.get(territoryId) as District;
          const need = schoolNeed(district, schoolId, clock.today());
          return isCandidate(district, need) ? [need] : [];
        });
        return { basis, schools: needs.sort(byNeed) };
      },
    );
  };
