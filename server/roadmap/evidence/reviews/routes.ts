/** Two reviews of one document side by side. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { yearOf } from '../../../ground/days.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import { IdParams } from '../../../ground/http/schemas.ts';
import { callerOf } from '../../../people/identity/access.ts';
import type { Services } from '../../../services.ts';
import { reachesOf } from '../rights.ts';
import { findRecords, getRecord } from '../store.ts';
import { agreementOf } from './agreement.ts';
import { AgreementResponse } from './schemas.ts';

const FORM = 'document-review';

export const agreementRoutes =
  ({ content, db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/evidence/:id/agreement',
      {
        config: { access: 'evidence:read', scope: 'evidence' },
        schema: { params: IdParams, response: { 200: AgreementResponse } },
      },
      async (request) => {
        const reaches = reachesOf(callerOf(request));
        const record = await getRecord(db, reaches, request.params.id);
        if (record.kind !== 'review' || record.schoolId === null) throw new ProblemError('notFound');
        const own = record.data;
        const year = yearOf(record.occursOn);
        const rows = await findRecords(db, reaches, { kind: 'review', school: record.schoolId, year });
        const reviews = rows.filter((row) => row.kind === 'review');
        const other = reviews.find(({ data }) => data.document === own.document && data.reviewer !== own.reviewer);
        const form = content.forms[FORM];
        if (!other || !form) return { otherId: null, criteria: [], same: 0, kappa: null };
        return { otherId: other.id, ...agreementOf(form, own.answers, other.data.answers) };
      },
    );
  };
