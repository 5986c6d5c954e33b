import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Language, Localized, RiskModel } from '../../../surveys/schema.ts';
import { schoolsOfCampaign } from '../../answering/campaigns/schools.ts';
import { getCampaignModel, getCampaignTitle } from '../../answering/campaigns/store.ts';
import type { QualityView } from '../../ground/db/schema.ts';
import { momentName } from '../../ground/documents/wording.ts';
import { CSV_TYPE, csvStream } from '../../ground/files/csv.ts';
import { contentDisposition, downloadName } from '../../ground/files/names.ts';
import { workbook, XLSX_TYPE } from '../../ground/files/workbook.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { recordAction } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { scopeOf } from '../../people/identity/caller.ts';
import { findSchools } from '../../people/schools/store.ts';
import { territoryNameOf } from '../../people/territories/scope.ts';
import type { Services } from '../../services.ts';
import { findChanges } from '../changes/store.ts';
import { profileHead } from '../profiles/presentation.ts';
import { findDistrictProfile, findProfiles, storedView } from '../profiles/store.ts';
import { changeTable, type Named, riskTable, type Table } from './rows.ts';
import { CampaignExportQuery, SchoolExportQuery } from './schemas.ts';
import words from './words.json' with { type: 'json' };

type Db = Services['db'];

const File = Type.Unsafe<Buffer | Readable>({ type: 'string' });
const response = {
  200: { content: { 'text/csv': { schema: File }, [XLSX_TYPE]: { schema: File } } },
};

/** What pages show of results, to be taken along. Every export is recorded. */
export const exportRoutes =
  ({ clock, db, timeZone }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const asOf = async ({ id, quality }: Asked, language: Language): Promise<string | undefined> => {
      const found = await findDistrictProfile(db, id, await storedView(db, id, quality));
      return found && momentName(language, timeZone, found.computedAt);
    };

    app.get(
      '/api/campaigns/:id/export',
      {
        config: { access: 'results:read', audit: 'results.export' },
        schema: { params: IdParams, querystring: CampaignExportQuery, response },
      },
      async (request, reply) => {
        const { id } = request.params;
        const { factor, format = 'csv', language = 'ru', quality = 'all', schools, view = 'risks' } = request.query;
        const reached = await schoolsOfCampaign(db, request, 'results:read', id);
        const schoolIds = schools === undefined ? reached : wanted(schools, reached);
        const factors = factorsOf(await getCampaignModel(db, id), factor);
        const names = new Map((await findSchools(db, scopeOf(callerOf(request), 'results:read'))).map(nameOf));
        const asked = { id, schoolIds, factors, names, quality };
        const table =
          view === 'changes'
            ? changeTable(await changes(db, asked), language)
            : riskTable(await risks(db, asked), language, await asOf(asked, language));
        const filter = new URLSearchParams({ view, ...(factor && { factor }), ...(schools && { schools }) }).toString();
        await recordAction(db, request, {
          action: 'results.export',
          record: { kind: 'campaign', id },
          details: { filter },
        });
        const place = await placeOf(db, request, schoolIds, names);
        const title = await getCampaignTitle(db, id);
        const parts = [words.file[view][language], place[language], title[language], clock.today()];
        return send(reply, table, { format, language, name: downloadName(parts, format) });
      },
    );

    app.get(
      '/api/schools/:id/export',
      {
        config: { access: 'results:read', scope: 'school', audit: 'results.export' },
        schema: { params: IdParams, querystring: SchoolExportQuery, response },
      },
      async (request, reply) => {
        const { id: schoolId } = request.params;
        const { campaign: id, format = 'csv', language = 'ru', quality = 'all' } = request.query;
        const factors = factorsOf(await getCampaignModel(db, id), undefined);
        const names = new Map((await findSchools(db, { territoryIds: [], schoolIds: [schoolId] })).map(nameOf));
        const asked = { id, schoolIds: [schoolId], factors, names, quality };
        const table = riskTable(await risks(db, asked), language, await asOf(asked, language));
        const record = { kind: 'school', id: schoolId } as const;
        const details = { campaign: id };
        await recordAction(db, request, { action: 'results.export', record, school: schoolId, details });
        const school = names.get(schoolId)?.[language] ?? String(schoolId);
        const title = await getCampaignTitle(db, id);
        const parts = [words.file.school[language], school, title[language], clock.today()];
        return send(reply, table, { format, language, name: downloadName(parts, format) });
      },
    );
  };

/** Of one school its name, else that of the territory in view. */
async function placeOf(
  db: Db,
  request: FastifyRequest,
  schoolIds: readonly number[],
  names: ReadonlyMap<number, Localized>,
): Promise<Localized> {
  const school = schoolIds.length === 1 ? names.get(schoolIds[0]) : undefined;
  return school ?? (await territoryNameOf(db, callerOf(request)));
}

const nameOf = ({ id, shortName }: { id: number; shortName: Localized }): [number, Localized] => [id, shortName];

/** The schools that were asked for as far as they are in scope, in the order in which they were asked for. */
function wanted(schools: string, reached: number[]): number[] {
  const inScope = new Set(reached);
  return [...new Set(schools.split(',').map(Number))].filter((id) => inScope.has(id));
}

type Factor = { code: string; title: Localized };

function factorsOf(model: RiskModel, code: string | undefined): Factor[] {
  const { factors } = profileHead(0, model, undefined);
  const found = factors.filter((factor) => code === undefined || factor.code === code);
  if (found.length === 0) throw new ProblemError('notFound');
  return found;
}

type Asked = {
  id: number;
  schoolIds: number[];
  factors: Factor[];
  names: Map<number, Localized>;
  quality: QualityView;
};

/** One row for each school and factor, also where there is nothing. */
function placed<Result extends { factor: string }>(
  { factors, names, schoolIds }: Asked,
  rows: { schoolId: number; result: Result }[],
): Named<Result | null>[] {
  const results = new Map(rows.map(({ result, schoolId }) => [`${schoolId} ${result.factor}`, result]));
  return schoolIds.flatMap((schoolId) =>
    factors.map(({ code, title }) => ({
      school: names.get(schoolId) ?? { ru: String(schoolId), en: String(schoolId) },
      code,
      factor: title,
      result: results.get(`${schoolId} ${code}`) ?? null,
    })),
  );
}

async function risks(db: Db, asked: Asked) {
  const view = await storedView(db, asked.id, asked.quality);
  return placed(asked, await findProfiles(db, asked.id, view, asked.schoolIds));
}

async function changes(db: Db, asked: Asked) {
  return placed(asked, await findChanges(db, asked.schoolIds, { campaignId: asked.id, quality: asked.quality }));
}

type Kind = { format: 'csv' | 'xlsx'; language: Language; name: string };

async function send(reply: FastifyReply, { header, rows }: Table, { format, language, name }: Kind) {
  reply.header('content-disposition', contentDisposition(name));
  if (format === 'xlsx') return reply.type(XLSX_TYPE).send(await workbook(header, rows));
  return reply.type(CSV_TYPE).send(csvStream(header, Readable.from(rows), language));
}
