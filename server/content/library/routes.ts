import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import { describeContent } from './overview.ts';
import { ContentOverview, MeasuresResponse, WorkingFormResponse } from './schemas.ts';

const FormParams = Type.Object({ name: Type.String({ pattern: '^[a-z-]{1,40}$' }) });

export const contentRoutes =
  ({ content }: Services): FastifyPluginAsyncTypebox =>
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
  };
