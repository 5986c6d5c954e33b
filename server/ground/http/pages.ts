/** The built pages: `/s/CODE` is the survey, `/observe/` the observation of lessons, every other address that is not an API belongs to the workplace. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendProblem } from './problem.ts';

const CLIENT = resolve(import.meta.dirname, '../../../dist/client');

/** They speak to pages; beside a script or a style they are a kilobyte of nothing, a dozen times on a slow line. */
const HEADERS_OF_PAGES = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
];

export async function registerPages(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, { root: CLIENT, serve: false, preCompressed: true });
  app.get<{ Params: { '*': string } }>(
    '/assets/*',
    { config: { access: 'public' }, schema: { hide: true } },
    (request, reply) => {
      for (const header of HEADERS_OF_PAGES) reply.removeHeader(header);
      // Names of assets hold a hash of their content, so they never change.
      return reply.sendFile(`assets/${request.params['*']}`, { immutable: true, maxAge: '365d' });
    },
  );
  // A worker's own address may not be kept: a new build has to be found. Its scope is its page alone.
  for (const [path, file] of [
    ['/s/worker.js', 'survey-worker.js'],
    ['/observe/worker.js', 'observation-worker.js'],
    ['/observe/', 'observation.html'],
    ['/s', 'survey.html'],
    ['/s/', 'survey.html'],
    ['/privacy', 'survey.html'],
  ]) {
    app.get(path, { config: { access: 'public' }, schema: { hide: true } }, (_request, reply) => sendPage(reply, file));
  }
  // Without the slash the page would lie outside of its worker's scope.
  app.get('/observe', { config: { access: 'public' }, schema: { hide: true } }, (_request, reply) =>
    reply.redirect('/observe/'),
  );
  app.get('/s/:code', { config: { access: 'public' }, schema: { hide: true } }, (_request, reply) =>
    sendPage(reply, 'survey.html'),
  );
  app.setNotFoundHandler((request, reply) =>
    isPage(request) ? sendPage(reply, 'workplace.html') : sendProblem(reply, 'notFound'),
  );
}

function isPage(request: FastifyRequest): boolean {
  return request.method === 'GET' && !request.url.startsWith('/api/') && !request.url.startsWith('/assets/');
}

function sendPage(reply: Parameters<typeof sendProblem>[0], file: string) {
  if (!existsSync(join(CLIENT, file))) return sendProblem(reply, 'clientMissing');
  return reply.header('cache-control', 'no-cache').sendFile(file, { cacheControl: false });
}
