import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { vprFaults } from '../../../surveys/register-rules.ts';
import type { DatedVprTest } from '../../../surveys/vpr.ts';
import { XLSX_TYPE } from '../../ground/files/workbook.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { acceptFiles, readFile, type UploadedFile } from '../../ground/http/upload.ts';
import { TableFault } from '../../ground/tables/table-fault.ts';
import { createTableReading } from '../../ground/tables/thread-reading.ts';
import type { AuditAction } from '../../people/audit/schemas.ts';
import { changeAndRecord, recordNothing } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { territoryOf } from '../../people/territories/scope.ts';
import { getTerritory } from '../../people/territories/store.ts';
import type { Services } from '../../services.ts';
import { askForAnalyses } from '../findings/job.ts';
import { markStale } from '../findings/store.ts';
import { getTest, listTests, type TestKey, testKey } from './catalogue.ts';
import {
  ConfirmBody,
  ImportBody,
  ImportResponse,
  PreviewResponse,
  TemplateQuery,
  VprTestParams,
  VprTestsResponse,
  Workbook,
} from './schemas.ts';
import {
  type Act,
  deleteDistrictTest,
  findDistrictTests,
  insertConfirmation,
  putDistrictTests,
  withdrawConfirmation,
} from './store.ts';
import { testsTemplate } from './template.ts';
import type { TestsFile, TestsTask } from './upload.ts';

const MOST_BYTES = 2 * 1024 * 1024;

const readTests = createTableReading<TestsTask, TestsFile>(new URL('./upload-thread.ts', import.meta.url));

const confirming = (audit: AuditAction) => ({ access: 'content:confirm', audit }) as const;

export const vprTestRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, db } = services;
    await acceptFiles(app, MOST_BYTES);
    const actOf = async (request: Parameters<typeof callerOf>[0]): Promise<Act> => {
      const caller = callerOf(request);
      return { territoryId: await territoryOf(db, caller, 'content:confirm'), by: caller.id, at: clock.now() };
    };

    app.get(
      '/api/vpr-tests',
      { config: { access: 'content:read' }, schema: { response: { 200: VprTestsResponse } } },
      async (request) => ({
        tests: await listTests(services, await territoryOf(db, callerOf(request), 'content:read')),
      }),
    );

    app.get(
      '/api/vpr-tests/template',
      { config: { access: 'content:read' }, schema: { querystring: TemplateQuery, response: { 200: Workbook } } },
      async (request, reply) => {
        const { filled, language } = request.query;
        const territoryId = await territoryOf(db, callerOf(request), 'content:read');
        const { name } = await getTerritory(db, territoryId);
        const tests = await listTests(services, territoryId);
        const { bytes, disposition } = await testsTemplate(tests, filled === 'yes' ? name[language] : null, language);
        return reply.type(XLSX_TYPE).header('content-disposition', disposition).send(bytes);
      },
    );

    app.put(
      '/api/vpr-tests/:year/:subject/:grade/confirmation',
      {
        config: confirming('vprTest.confirm'),
        schema: { params: VprTestParams, body: ConfirmBody, response: { 204: Type.Null() } },
      },
      async (request, reply) => {
        const act = await actOf(request);
        const { hash } = await getTest(services, act.territoryId, request.params);
        if (hash !== request.body.hash) throw new ProblemError('contentChanged');
        await changeAndRecord(db, request, { action: 'vprTest.confirm', ...testRecord(act, request.params) }, (trx) =>
          insertConfirmation(trx, act, hash),
        );
        return reply.code(204).send(null);
      },
    );

    app.delete(
      '/api/vpr-tests/:year/:subject/:grade/confirmation',
      { config: confirming('vprTest.withdraw'), schema: { params: VprTestParams, response: { 204: Type.Null() } } },
      async (request, reply) => {
        const act = await actOf(request);
        const { hash } = await getTest(services, act.territoryId, request.params);
        await changeAndRecord(db, request, { action: 'vprTest.withdraw', ...testRecord(act, request.params) }, (trx) =>
          withdrawConfirmation(trx, act, hash),
        );
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/api/vpr-tests/preview',
      {
        config: confirming('vprTest.import'),
        schema: { consumes: ['multipart/form-data'], response: { 200: PreviewResponse } },
      },
      async (request) => {
        recordNothing(request);
        const { territoryId } = await actOf(request);
        const file = await readPreview(await readFile(request));
        const own = new Set((await findDistrictTests(db, territoryId)).map(testKey));
        const replaces = file.tests.flatMap((test, index) => (own.has(testKey(test)) ? [index] : []));
        return { ...file, replaces };
      },
    );

    app.post(
      '/api/vpr-tests',
      { config: confirming('vprTest.import'), schema: { body: ImportBody, response: { 201: ImportResponse } } },
      async (request, reply) => {
        const act = await actOf(request);
        const { tests } = request.body;
        refuseFaults(tests);
        const { territoryId: territory } = act;
        const record = { kind: 'vprTest', id: 'file' } as const;
        const action = { action: 'vprTest.import', record, territory, details: { count: tests.length } } as const;
        await changeAndRecord(db, request, action, async (trx) => {
          await putDistrictTests(trx, act, tests);
          await markStale(trx, territory);
        });
        await askForAnalyses(services);
        return reply.code(201).send({ stored: tests.length });
      },
    );

    app.delete(
      '/api/vpr-tests/:year/:subject/:grade',
      { config: confirming('vprTest.remove'), schema: { params: VprTestParams, response: { 204: Type.Null() } } },
      async (request, reply) => {
        const act = await actOf(request);
        await changeAndRecord(
          db,
          request,
          { action: 'vprTest.remove', ...testRecord(act, request.params) },
          async (trx) => {
            if (!(await deleteDistrictTest(trx, act.territoryId, request.params))) throw new ProblemError('notFound');
            await markStale(trx, act.territoryId);
          },
        );
        await askForAnalyses(services);
        return reply.code(204).send(null);
      },
    );
  };

/** How a test is named in the audit. */
function testRecord({ territoryId: territory }: Act, { grade, subject, year }: TestKey) {
  return { record: { kind: 'vprTest', id: `${year}/${subject}/${grade}` }, territory } as const;
}

/** The same rules as for a file of the content. */
function refuseFaults(tests: DatedVprTest[]): void {
  const keys = tests.map(testKey);
  const faults = tests.flatMap(({ year, ...test }, index) => {
    const file = { year, source: test.title, tests: [{ ...test, checked: false }] };
    const own = vprFaults('', file).map(({ path, expected }) => ({
      path: path.replace('[0]', `[${index}]`),
      message: expected.en,
    }));
    const twice =
      keys.indexOf(keys[index]) !== index ? [{ path: `tests[${index}]`, message: 'the test stands twice' }] : [];
    return [...own, ...twice];
  });
  if (faults.length > 0) throw new ProblemError('invalid', faults);
}

async function readPreview({ bytes, name }: UploadedFile): Promise<Omit<PreviewResponse, 'replaces'>> {
  try {
    const { faults, tests } = await readTests({ bytes, name });
    return { faults, tests, unreadable: null };
  } catch (error) {
    if (!(error instanceof TableFault)) throw error;
    return { tests: [], faults: [], unreadable: { code: error.code, detail: error.detail } };
  }
}
