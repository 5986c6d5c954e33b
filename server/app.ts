/** Builds the application from its services; `main.ts` listens. */
import compress from '@fastify/compress';
import swagger from '@fastify/swagger';
import { registerAjvFormats, type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { campaignPlanRoutes, campaignStepRoutes, campaignViewRoutes } from './answering/campaigns/life/routes.ts';
import { campaignRoutes } from './answering/campaigns/routes.ts';
import { rollRoutes, rollTableRoutes } from './answering/enrolment/routes.ts';
import { groupLinkRoutes, wayRoutes } from './answering/modes/routes.ts';
import { cardRoutes, paperRoutes } from './answering/paper/routes.ts';
import { returnRoutes } from './answering/returns/routes.ts';
import { submissionRoutes } from './answering/submissions/routes.ts';
import { ticketRoutes } from './answering/tickets/routes.ts';
import type { LogLevel } from './config.ts';
import { criteriaRoutes } from './content/criteria/routes.ts';
import { contentRoutes } from './content/library/routes.ts';
import { calendarRoutes } from './daily/calendar/routes.ts';
import { reminderRoutes } from './daily/reminders/routes.ts';
import { taskRoutes } from './daily/tasks/routes.ts';
import { workRoutes } from './daily/tutor-desk/routes.ts';
import { tutorLoadRoutes } from './daily/tutor-load/routes.ts';
import { registerCrossSiteCheck } from './ground/http/cross-site.ts';
import { registerHeaders } from './ground/http/headers.ts';
import { LIMITS, type Limits, registerLimits } from './ground/http/limits.ts';
import { registerPages } from './ground/http/pages.ts';
import { handleError } from './ground/http/problem.ts';
import { objectivityBaselineRoutes } from './objectivity/baselines/routes.ts';
import { objectivityCaseRoutes } from './objectivity/cases/routes.ts';
import { objectivityRoutes } from './objectivity/findings/routes.ts';
import { vprImportRoutes } from './objectivity/imports/routes.ts';
import { objectivityListRoutes } from './objectivity/lists/routes.ts';
import { secondTableRoutes } from './objectivity/second-tables/routes.ts';
import { vprTestRoutes } from './objectivity/tests/routes.ts';
import { vprExampleRoutes } from './operation/demo/vpr-routes.ts';
import { accountLinkRoutes } from './people/account-links/routes.ts';
import { accountRoutes } from './people/accounts/routes.ts';
import { registerAudit } from './people/audit/declaration.ts';
import { auditRoutes } from './people/audit/routes.ts';
import { registerAccess } from './people/identity/access.ts';
import { identityRoutes } from './people/identity/routes.ts';
import { ownAccountRoutes } from './people/own-account/routes.ts';
import { schoolRoutes } from './people/schools/routes.ts';
import { tutorRoutes } from './people/tutors/routes.ts';
import { changeRoutes } from './profiles/changes/routes.ts';
import { similarRoutes } from './profiles/comparison/routes.ts';
import { disclosureRoutes } from './profiles/disclosure/routes.ts';
import { exportRoutes } from './profiles/exports/routes.ts';
import { profileRoutes } from './profiles/profiles/routes.ts';
import { rollupRoutes } from './profiles/rollup/routes.ts';
import { publicRoutes } from './public/pages/routes.ts';
import { posterRoutes } from './public/poster/routes.ts';
import { proposalRoutes } from './public/proposals/routes.ts';
import { publicationFileRoutes } from './publishing/files/routes.ts';
import { publicationRoutes } from './publishing/publications/routes.ts';
import { publicationStepRoutes } from './publishing/steps/routes.ts';
import { resultRoutes } from './results/gaps/routes.ts';
import { resultTableRoutes } from './results/means/routes.ts';
import { attendanceRoutes } from './roadmap/evidence/attendance/routes.ts';
import { evidenceFileRoutes } from './roadmap/evidence/files/routes.ts';
import { agreementRoutes } from './roadmap/evidence/reviews/routes.ts';
import { evidenceRoutes } from './roadmap/evidence/routes.ts';
import { evidenceWordRoutes } from './roadmap/evidence/word/routes.ts';
import { meetingRoutes } from './roadmap/meeting/routes.ts';
import { designationRoutes } from './roadmap/municipal/designations/routes.ts';
import { roadmapEditingRoutes } from './roadmap/municipal/editing/routes.ts';
import { roadmapImportRoutes } from './roadmap/municipal/imports/routes.ts';
import { overrideRoutes } from './roadmap/municipal/overrides/routes.ts';
import { roadmapRoutes } from './roadmap/municipal/routes.ts';
import { networkRoutes } from './roadmap/network/routes.ts';
import { planRoutes } from './roadmap/plans/routes.ts';
import { practiceExchangeRoutes } from './roadmap/practice/exchange/routes.ts';
import { practiceRoutes } from './roadmap/practice/routes.ts';
import { programmeRoutes } from './roadmap/school-roadmaps/programmes/routes.ts';
import { schoolRoadmapPublicationRoutes } from './roadmap/school-roadmaps/publishing/routes.ts';
import { schoolRoadmapRoutes } from './roadmap/school-roadmaps/routes.ts';
import { exitRoutes } from './roadmap/status-exit/routes.ts';
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
