/** Builds the application from its services; `main.ts` listens. */
import compress from '@fastify/compress';
import swagger from '@fastify/swagger';
import { registerAjvFormats, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { isCampaignInScope, isCampaignTouched } from './answering/campaigns/store.ts';
import { answeringRoom } from './answering/routes.ts';
import type { LogLevel } from './config.ts';
import { contentRoom } from './content/routes.ts';
import { dailyRoom } from './daily/routes.ts';
import { registerAskers } from './ground/http/asker.ts';
import { registerCrossSiteCheck } from './ground/http/cross-site.ts';
import { registerHeaders } from './ground/http/headers.ts';
import { LIMITS, type Limits, registerLimits } from './ground/http/limits.ts';
import { registerPages } from './ground/http/pages.ts';
import { handleError } from './ground/http/problem.ts';
import { compileSerializer } from './ground/http/serialization.ts';
import { compileValidator } from './ground/http/validation.ts';
import { objectivityRoom } from './objectivity/routes.ts';
import { registerReadOnlyDemo } from './operation/demo/read-only.ts';
import { operationRoom } from './operation/routes.ts';
import { registerAudit } from './people/audit/declaration.ts';
import { registerAccess, type ScopeChecks } from './people/identity/access.ts';
import { peopleRoom } from './people/routes.ts';
import { isSchoolInScope } from './people/schools/store.ts';
import { isTerritoryInScope } from './people/territories/store.ts';
import { profilesRoom } from './profiles/routes.ts';
import { publicRoom } from './public/routes.ts';
import { isPublicationInScope } from './publishing/publications/store.ts';
import { publishingRoom } from './publishing/routes.ts';
import { resultsRoom } from './results/routes.ts';
import { isEvidenceInScope } from './roadmap/evidence/store.ts';
import { roadmapRoom } from './roadmap/routes.ts';
import type { Services } from './services.ts';

const BODY_LIMIT = 256 * 1024;

/** How long a client may take; a slow one holds a connection and nothing else. In milliseconds. */
export type Patience = { headers: number; request: number; connection: number };

const PATIENCE: Patience = { headers: 15_000, request: 30_000, connection: 120_000 };

/** Where an application differs from one in use: tests ask faster than people do. */
export type Variation = { limits?: Limits; patience?: Patience };

export async function buildApp(
  services: Services,
  logLevel: LogLevel = 'warn',
  { limits = LIMITS, patience = PATIENCE }: Variation = {},
): Promise<FastifyInstance> {
  const app = fastify({
    // Requests are not logged: a log line of a survey route must hold no address, agent, code or time.
    logController: new LogController({ disableRequestLogging: true }),
    logger: { level: logLevel },
    bodyLimit: BODY_LIMIT,
    // Of an address that cannot be read: hooks do not run for it, but the answer is a problem like any other.
    frameworkErrors: handleError,
    requestTimeout: patience.request,
    connectionTimeout: patience.connection,
    http: { headersTimeout: patience.headers, connectionsCheckingInterval: Math.ceil(patience.headers / 5) },
    // With a public address there is a proxy in front, on this machine or in its network; only those may say for whom they ask.
    trustProxy: services.url === null ? false : ['loopback', 'linklocal', 'uniquelocal'],
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<TypeBoxTypeProvider>();
  registerAjvFormats();
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(compileSerializer);
  app.setErrorHandler(handleError);
  registerCrossSiteCheck(app, services.url);
  registerReadOnlyDemo(app, services);
  registerAccess(app, services, SCOPE_CHECKS);
  registerAskers(app);
  registerAudit(app, services.clock);
  await registerHeaders(app, services.url);
  await registerLimits(app, limits);
  await app.register(compress);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Opora', version: '1', description: 'The interface that our own pages use.' },
    },
  });
  await registerRoutes(app, services);
  return app;
}

const SCOPE_CHECKS: ScopeChecks = {
  school: isSchoolInScope,
  territory: isTerritoryInScope,
  campaign: isCampaignInScope,
  campaignPart: isCampaignTouched,
  publication: isPublicationInScope,
  evidence: isEvidenceInScope,
};

const ROOMS = [
  answeringRoom,
  contentRoom,
  dailyRoom,
  objectivityRoom,
  operationRoom,
  peopleRoom,
  profilesRoom,
  publicRoom,
  publishingRoom,
  resultsRoom,
  roadmapRoom,
];

async function registerRoutes(app: FastifyInstance, services: Services): Promise<void> {
  app.get('/healthz', { config: { access: 'public' } }, async () => ({ status: 'ok' }));
  app.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async () => app.swagger());
  for (const room of ROOMS) await app.register(room(services));
  await registerPages(app);
}
