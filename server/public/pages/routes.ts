/** The pages for everybody: without sign-in, without scripts, without cookies, and with nothing that was not published. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { contentDisposition } from '../../ground/files/names.ts';
import type { Services } from '../../services.ts';
import { MANNERS, type Manner, prefixOf } from './address.ts';
import { ASSETS } from './assets.ts';
import { districtsPage, homePage, sectionPage } from './lists.ts';
import { notFoundPage, publicationPage, withdrawnPage } from './publication.ts';
import { idOf, sendPage } from './reply.ts';
import { roadmapPage, roadmapSummary } from './roadmap.ts';
import { createRoadmapReader, type RoadmapReader } from './roadmap-state.ts';
import { SECTION_NAMES, SECTIONS, type SectionName } from './sections.ts';
import {
  findDistricts,
  findPublished,
  findPublishedFile,
  findPublishedOne,
  findWithdrawn,
  findWithdrawnOne,
} from './store.ts';
import { createTextReader, type TextReader } from './text.ts';

const OPEN = { config: { access: 'public' }, schema: { hide: true } } as const;
const ALL_KINDS = SECTION_NAMES.flatMap((name) => SECTIONS[name]);

type Params = { id?: string; section?: string; year?: string; name?: string };

/** What the pages are made from. */
type Reading = Pick<Services, 'db'> & { findRoadmap: RoadmapReader; findText: TextReader };

export const publicPageRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    const reading = { db, findRoadmap: createRoadmapReader(services), findText: createTextReader(db) };
    for (const manner of MANNERS) registerManner(app, reading, manner);
    app.get<{ Params: Params }>('/public/assets/:name', OPEN, (request, reply) => {
      const asset = ASSETS.get(request.params.name ?? '');
      if (!asset) return sendPage(reply, notFoundPage(MANNERS[0]), 404);
      return reply.type(asset.type).header('cache-control', 'public, max-age=31536000, immutable').send(asset.bytes);
    });
    app.get<{ Params: Params }>('/public/files/:id', OPEN, async (request, reply) => {
      const file = await findPublishedFile(services.db, idOf(request.params.id));
      if (!file) return sendPage(reply, notFoundPage(MANNERS[0]), 404);
      const disposition = contentDisposition(file.name);
      return reply.type(file.mediaType).header('content-disposition', disposition).send(file.content);
    });
  };

function registerManner(app: FastifyInstance, services: Reading, manner: Manner): void {
  const prefix = prefixOf(manner);
  const missing = (reply: FastifyReply) => sendPage(reply, notFoundPage(manner), 404);
  const get = (path: string, answer: (params: Params) => Promise<string | null>) =>
    app.get<{ Params: Params }>(prefix + path, OPEN, async ({ params }, reply) => {
      const page = await answer(params);
      return page === null ? missing(reply) : sendPage(reply, page);
    });
  get('', async () => firstPage(services, manner));
  get('/', async () => firstPage(services, manner));
  get('/districts/:id', async ({ id }) => districtHome(services, manner, idOf(id)));
  get('/districts/:id/:section', async (params) => districtPart(services, manner, params));
  get('/districts/:id/:section/:year', async (params) => districtPart(services, manner, params));
  app.get<{ Params: Params }>(`${prefix}/publications/:id`, OPEN, async ({ params }, reply) => {
    const id = idOf(params.id);
    const row = await findPublishedOne(services.db, id);
    if (row) return sendPage(reply, publicationPage(manner, row, await services.findText(row)));
    const gone = await findWithdrawnOne(services.db, id);
    const district = gone && (await findDistricts(services.db)).find((each) => each.id === gone.districtId);
    return gone && district ? sendPage(reply, withdrawnPage(manner, district, gone), 410) : missing(reply);
  });
  app.get(`${prefix}/*`, OPEN, (_request, reply) => missing(reply));
}

/** Where there is one district only nobody has to choose. */
async function firstPage(services: Reading, manner: Manner): Promise<string | null> {
  const districts = await findDistricts(services.db);
  return districts.length === 1 ? districtHome(services, manner, districts[0].id) : districtsPage(manner, districts);
}

async function districtHome(services: Reading, manner: Manner, id: number): Promise<string | null> {
  const district = (await findDistricts(services.db)).find((each) => each.id === id);
  if (!district) return null;
  const rows = await findPublished(services.db, id, ALL_KINDS);
  const roadmap = roadmapSummary(manner, district, await services.findRoadmap(id));
  return homePage(manner, district, rows, roadmap);
}

const isSection = (name: string | undefined): name is SectionName => SECTION_NAMES.some((each) => each === name);

async function districtPart(services: Reading, manner: Manner, params: Params): Promise<string | null> {
  const { db, findRoadmap } = services;
  const district = (await findDistricts(db)).find((each) => each.id === idOf(params.id));
  const year = params.year === undefined ? null : idOf(params.year);
  if (!district) return null;
  if (params.section === 'roadmap') {
    const roadmap = await findRoadmap(district.id, year);
    return roadmap && roadmapPage(manner, district, roadmap, year === null);
  }
  if (!isSection(params.section)) return null;
  const kinds = SECTIONS[params.section];
  const rows = await findPublished(db, district.id, kinds);
  if (year !== null && !rows.some((row) => row.year === year)) return null;
  const withdrawn = await findWithdrawn(db, district.id, kinds);
  return sectionPage(manner, district, { name: params.section, rows, withdrawn, year });
}
