import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ProblemError } from '../../ground/http/problem.ts';
import { callerOf } from '../../people/identity/access.ts';
import { territoryOf } from '../../people/territories/scope.ts';
import { roadmapInForce } from '../../roadmap/municipal/rows.ts';
import type { Services } from '../../services.ts';
import { describeContent } from './overview.ts';
import { ContentOverview, MeasuresResponse, RoadmapResponse, WorkingFormResponse } from './schemas.ts';

const FormParams = Type.Object({ name: Type.String({ pattern: '^[a-z-]{1,40}$' }) });
const YearParams = Type.Object({ year: Type.String({ pattern: '^\\d{4}$' }) });

export const contentRoutes =
  ({ content, db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/content',
      { config: { access: 'content:read' }, schema: { response: { 200: ContentOverview } } },
      async () => describeContent(content),
    );

    app.get(
      '/api/forms/:name',
      { config: { access: 'content:read' }, schema: { params: FormParams, response: { 200: WorkingFormResponse } } },
      async (request) => {
        const { name } = request.params;
        const definition = Object.hasOwn(content.forms, name) ? content.forms[name] : undefined;
        if (!definition) throw new ProblemError('notFound');
        return { name, definition: { ...definition } };
      },
    );

    app.get(
      '/api/measures',
      { config: { access: 'content:read' }, schema: { response: { 200: MeasuresResponse } } },
      async () => ({ measures: content.measures.map((measure) => ({ ...measure, proof: measure.proof.text })) }),
    );

    app.get(
      '/api/roadmaps/:year',
      { config: { access: 'content:read' }, schema: { params: YearParams, response: { 200: RoadmapResponse } } },
      async (request) => {
        const year = Number(request.params.year);
        const territoryId = await territoryOf(db, callerOf(request), 'content:read');
        const roadmap = await roadmapInForce({ content, db }, territoryId, year);
        if (!roadmap) throw new ProblemError('notFound');
        return { year, ...roadmap };
      },
    );
  };
