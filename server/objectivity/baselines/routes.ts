import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Baseline } from '../../../analytics/objectivity/baseline.ts';
import { contentDisposition, downloadName, safeFileName } from '../../ground/files/names.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { Empty, IdParams } from '../../ground/http/schemas.ts';
import { acceptFiles, readFile } from '../../ground/http/upload.ts';
import { createThreadWork, ThreadLimitFault } from '../../ground/thread-work.ts';
import { changeAndRecord, recordNothing } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { stampOf } from '../../people/identity/stamp.ts';
import { territoryOf } from '../../people/territories/scope.ts';
import { getTerritory } from '../../people/territories/store.ts';
import type { Services } from '../../services.ts';
import { judgeInThread, makeBaselineInThread } from '../findings/analysis.ts';
import { analysisInput } from '../findings/input.ts';
import { askForAnalyses } from '../findings/job.ts';
import { fittingTests, loadTests } from '../findings/loading.ts';
import { markStale } from '../findings/store.ts';
import { BaselinesResponse, BaselineUploadResponse } from './schemas.ts';
import { endBaseline, findBaselines, insertBaseline } from './store.ts';

/** A region's takes a hundred kilobytes for some tests, however many schools it has. */
const MOST_BYTES = 4 * 1024 * 1024;
const LEAST_SCHOOLS = 10;

const read = createThreadWork<Uint8Array, Baseline | null>(new URL('./baseline-thread.ts', import.meta.url), {
  seconds: 10,
  megabytes: 256,
});

/** Outside references: a region's own figures as a file, made here and loaded there. */
export const objectivityBaselineRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, db } = services;
    await acceptFiles(app, MOST_BYTES);
    const territory = (request: FastifyRequest) => territoryOf(db, callerOf(request), 'objectivity:work');

    app.get(
      '/api/objectivity/baselines',
      { config: { access: 'objectivity:work' }, schema: { response: { 200: BaselinesResponse } } },
      async (request) => ({ baselines: await findBaselines(db, await territory(request)) }),
    );

    app.get(
      '/api/objectivity/baselines/own',
      { config: { access: 'objectivity:work' }, schema: { response: { 200: Type.String() } } },
      async (request, reply) => {
        const territoryId = await territory(request);
        const { tests } = await loadTests(services, territoryId);
        const input = analysisInput(tests);
        if (new Set(input.flatMap(({ results }) => results.schools)).size < LEAST_SCHOOLS)
          throw new ProblemError('baselineFewSchools');
        const baseline = await makeBaselineInThread(input);
        const { name } = await getTerritory(db, territoryId);
        const years = [...new Set(tests.map(({ test }) => test.year))].toSorted().join(', ');
        const file = downloadName(['opora-objectivity-baseline', name.ru, years], 'json');
        reply.header('content-disposition', contentDisposition(file));
        return reply.type('application/json').send(JSON.stringify(baseline));
      },
    );

    app.post(
      '/api/objectivity/baselines',
      {
        config: { access: 'objectivity:work', audit: 'objectivityBaseline.load' },
        schema: {
          consumes: ['multipart/form-data'],
          response: { 200: BaselineUploadResponse, 201: BaselineUploadResponse },
        },
      },
      async (request, reply) => {
        const territoryId = await territory(request);
        const { bytes, fields, name } = await readFile(request);
        const baseline = await read(bytes).catch(nothing);
        if (baseline === null) throw new ProblemError('baselineUnreadable');
        const preview = await tryBaseline(services, territoryId, baseline);
        if (fields.store !== 'yes') {
          recordNothing(request);
          return reply.code(200).send(preview);
        }
        const own = { territoryId, fileName: safeFileName(name), baseline, ...stampOf({ clock }, request) };
        const id = await changeAndRecord(
          db,
          request,
          (made: number) => ({ action: 'objectivityBaseline.load', ...recordOf(made, territoryId) }),
          async (trx) => {
            await markStale(trx, territoryId);
            return insertBaseline(trx, own);
          },
        );
        await askForAnalyses(services);
        return reply.code(201).send({ ...preview, id });
      },
    );

    app.post(
      '/api/objectivity/baselines/:id/undo',
      {
        config: { access: 'objectivity:work', audit: 'objectivityBaseline.end' },
        schema: { params: IdParams, response: { 204: Empty } },
      },
      async (request, reply) => {
        const territoryId = await territory(request);
        const { id } = request.params;
        if (!(await findBaselines(db, territoryId)).some((own) => own.id === id)) throw new ProblemError('notFound');
        const action = { action: 'objectivityBaseline.end', ...recordOf(id, territoryId) } as const;
        await changeAndRecord(db, request, action, async (trx) => {
          const stamp = stampOf({ clock }, request);
          if (!(await endBaseline(trx, territoryId, id, stamp))) throw new ProblemError('contentChanged');
          await markStale(trx, territoryId);
        });
        await askForAnalyses(services);
        return reply.code(204).send(null);
      },
    );
  };

/** What goes over the limits of a thread is no baseline. */
function nothing(error: unknown): null {
  if (error instanceof ThreadLimitFault) return null;
  throw error;
}

const recordOf = (id: number, territory: number) => ({
  record: { kind: 'objectivityBaseline', id } as const,
  territory,
});

/**
 * What the baseline would be used for. A file that judges without an error once will do so when it is in force.
 * @throws ProblemError `baselineUnreadable` when nothing can be judged by it
 */
async function tryBaseline(
  services: Services,
  territoryId: number,
  baseline: Baseline,
): Promise<BaselineUploadResponse> {
  const { tests } = await loadTests(services, territoryId);
  const fitting = fittingTests(baseline, tests);
  if (fitting !== null) {
    await judgeInThread(analysisInput(fitting), baseline).catch(() => {
      throw new ProblemError('baselineUnreadable');
    });
  }
  return {
    id: null,
    schools: baseline.schools,
    tests: baseline.tests.map((own) => {
      const { grade, subject, year } = own.definition;
      return { subject, grade, year, isPresent: fittingTests({ ...baseline, tests: [own] }, tests) !== null };
    }),
  };
}
