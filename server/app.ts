/** Builds the application from its services; `main.ts` listens. */
import compress from '@fastify/compress';
import swagger from '@fastify/swagger';
import { registerAjvFormats, type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { accountLinkRoutes } from './account-links/routes.ts';
import { accountRoutes } from './accounts/routes.ts';
import { registerAudit } from './audit/declaration.ts';
import { auditRoutes } from './audit/routes.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { campaignPlanRoutes, campaignStepRoutes, campaignViewRoutes } from './campaigns/life/routes.ts';
import { campaignRoutes } from './campaigns/routes.ts';
import { changeRoutes } from './changes/routes.ts';
import type { LogLevel } from './config.ts';
import { criteriaRoutes } from './content/criteria/routes.ts';
import { contentRoutes } from './content/routes.ts';
import { vprTestRoutes } from './content/vpr/routes.ts';
import { vprExampleRoutes } from './demo/vpr-routes.ts';
import { disclosureRoutes } from './disclosure/routes.ts';
import { attendanceRoutes } from './evidence/attendance/routes.ts';
import { evidenceFileRoutes } from './evidence/files/routes.ts';
import { agreementRoutes } from './evidence/reviews/routes.ts';
import { evidenceRoutes } from './evidence/routes.ts';
import { evidenceWordRoutes } from './evidence/word/routes.ts';
import { exitRoutes } from './exit/routes.ts';
import { exportRoutes } from './exports/routes.ts';
import { registerCrossSiteCheck } from './http/cross-site.ts';
import { registerHeaders } from './http/headers.ts';
import { LIMITS, type Limits, registerLimits } from './http/limits.ts';
import { registerPages } from './http/pages.ts';
import { handleError } from './http/problem.ts';
import { registerAccess } from './identity/access.ts';
import { identityRoutes } from './identity/routes.ts';
import { meetingRoutes } from './meeting/routes.ts';
import { networkRoutes } from './network/routes.ts';
import { objectivityBaselineRoutes } from './objectivity/baselines/routes.ts';
import { objectivityCaseRoutes } from './objectivity/cases/routes.ts';
import { objectivityRoutes } from './objectivity/findings/routes.ts';
import { vprImportRoutes } from './objectivity/imports/routes.ts';
import { objectivityListRoutes } from './objectivity/lists/routes.ts';
import { secondTableRoutes } from './objectivity/second-tables/routes.ts';
import { ownAccountRoutes } from './own-account/routes.ts';
import { cardRoutes, paperRoutes } from './paper/routes.ts';
import { planRoutes } from './plans/routes.ts';
import { practiceExchangeRoutes } from './practice/exchange/routes.ts';
import { practiceRoutes } from './practice/routes.ts';
import { profileRoutes } from './profiles/routes.ts';
import { publicRoutes } from './public-pages/routes.ts';
import { publicationFileRoutes } from './publications/files/routes.ts';
import { posterRoutes } from './publications/poster/routes.ts';
import { proposalRoutes } from './publications/proposals/routes.ts';
import { publicationRoutes } from './publications/routes.ts';
import { publicationStepRoutes } from './publications/steps/routes.ts';
import { reminderRoutes } from './reminders/routes.ts';
import { resultRoutes } from './results/routes.ts';
import { resultTableRoutes } from './results/tables/routes.ts';
import { returnRoutes } from './returns/routes.ts';
import { designationRoutes } from './roadmap/designations/routes.ts';
import { roadmapEditingRoutes } from './roadmap/editing/routes.ts';
import { roadmapImportRoutes } from './roadmap/imports/routes.ts';
import { overrideRoutes } from './roadmap/overrides/routes.ts';
import { roadmapRoutes } from './roadmap/routes.ts';
import { rollRoutes, rollTableRoutes } from './roll/routes.ts';
import { rollupRoutes } from './rollup/routes.ts';
import { programmeRoutes } from './school-roadmaps/programmes/routes.ts';
import { schoolRoadmapPublicationRoutes } from './school-roadmaps/publishing/routes.ts';
import { schoolRoadmapRoutes } from './school-roadmaps/routes.ts';
import { schoolRoutes } from './schools/routes.ts';
import type { Services } from './services.ts';
import { similarRoutes } from './similar/routes.ts';
import { submissionRoutes } from './submissions/routes.ts';
import { taskRoutes } from './tasks/routes.ts';
import { ticketRoutes } from './tickets/routes.ts';
import { tutorLoadRoutes } from './tutors/load/routes.ts';
import { tutorRoutes } from './tutors/routes.ts';
import { groupLinkRoutes, wayRoutes } from './ways/routes.ts';
import { workRoutes } from './work/routes.ts';

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
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  app.setErrorHandler(handleError);
  registerCrossSiteCheck(app, services.url);
  registerAccess(app, services);
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

async function registerRoutes(app: FastifyInstance, services: Services): Promise<void> {
  app.get('/healthz', { config: { access: 'public' } }, async () => ({ status: 'ok' }));
  app.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async () => app.swagger());
  for (const routes of [
    identityRoutes,
    accountLinkRoutes,
    ownAccountRoutes,
    accountRoutes,
    tutorRoutes,
    tutorLoadRoutes,
    schoolRoutes,
    campaignRoutes,
    campaignViewRoutes,
    campaignPlanRoutes,
    campaignStepRoutes,
    rollRoutes,
    rollTableRoutes,
    wayRoutes,
    groupLinkRoutes,
    cardRoutes,
    paperRoutes,
    submissionRoutes,
    ticketRoutes,
    returnRoutes,
    profileRoutes,
    changeRoutes,
    rollupRoutes,
    exportRoutes,
    planRoutes,
    practiceRoutes,
    practiceExchangeRoutes,
    schoolRoadmapRoutes,
    schoolRoadmapPublicationRoutes,
    programmeRoutes,
    disclosureRoutes,
    contentRoutes,
    vprTestRoutes,
    vprImportRoutes,
    vprExampleRoutes,
    resultRoutes,
    similarRoutes,
    resultTableRoutes,
    objectivityRoutes,
    objectivityListRoutes,
    objectivityBaselineRoutes,
    objectivityCaseRoutes,
    secondTableRoutes,
    criteriaRoutes,
    roadmapRoutes,
    roadmapEditingRoutes,
    roadmapImportRoutes,
    overrideRoutes,
    designationRoutes,
    exitRoutes,
    networkRoutes,
    meetingRoutes,
    evidenceRoutes,
    agreementRoutes,
    evidenceWordRoutes,
    attendanceRoutes,
    evidenceFileRoutes,
    publicationRoutes,
    publicationStepRoutes,
    publicationFileRoutes,
    proposalRoutes,
    posterRoutes,
    auditRoutes,
    taskRoutes,
    workRoutes,
    reminderRoutes,
    calendarRoutes,
  ]) {
    await app.register(routes(services));
  }
  await publicRoutes(app, services);
  await registerPages(app);
}
