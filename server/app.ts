/** Builds the application from its services; `main.ts` listens. */
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import { registerAjvFormats, type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { registerAudit } from './audit/declaration.ts';
import { auditRoutes } from './audit/routes.ts';
import { campaignPlanRoutes, campaignStepRoutes, campaignViewRoutes } from './campaigns/life/routes.ts';
import { campaignRoutes } from './campaigns/routes.ts';
import type { LogLevel } from './config.ts';
import { criteriaRoutes } from './content/criteria/routes.ts';
import { contentRoutes } from './content/routes.ts';
import { vprTestRoutes } from './content/vpr/routes.ts';
import { disclosureRoutes } from './disclosure/routes.ts';
import { registerPages } from './http/pages.ts';
import { handleError } from './http/problem.ts';
import { registerAccess } from './identity/access.ts';
import { identityRoutes } from './identity/routes.ts';
import { cardRoutes, paperRoutes } from './paper/routes.ts';
import { planRoutes } from './plans/routes.ts';
import { profileRoutes } from './profiles/routes.ts';
import { returnRoutes } from './returns/routes.ts';
import { rollRoutes } from './roll/routes.ts';
import { schoolRoutes } from './schools/routes.ts';
import type { Services } from './services.ts';
import { submissionRoutes } from './submissions/routes.ts';
import { ticketRoutes } from './tickets/routes.ts';
import { groupLinkRoutes, wayRoutes } from './ways/routes.ts';

const BODY_LIMIT = 256 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;

/** The one concession is style attributes: SurveyJS, Mantine and Plot set them; elements and scripts stay strict. */
const POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  scriptSrcAttr: ["'none'"],
  styleSrc: ["'self'"],
  styleSrcAttr: ["'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  workerSrc: ["'self'"],
  frameAncestors: ["'none'"],
};

export async function buildApp(services: Services, logLevel: LogLevel = 'warn'): Promise<FastifyInstance> {
  const app = fastify({
    // Requests are not logged: a log line of a survey route must hold no address, agent, code or time.
    logController: new LogController({ disableRequestLogging: true }),
    logger: { level: logLevel },
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<TypeBoxTypeProvider>();
  registerAjvFormats();
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  app.setErrorHandler(handleError);
  registerAccess(app, services);
  registerAudit(app, services.clock);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    // Whether the site is reached by TLS is known at the proxy, which sets HSTS (docs/operations.md).
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
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
    schoolRoutes,
    campaignRoutes,
    campaignViewRoutes,
    campaignPlanRoutes,
    campaignStepRoutes,
    rollRoutes,
    wayRoutes,
    groupLinkRoutes,
    cardRoutes,
    paperRoutes,
    submissionRoutes,
    ticketRoutes,
    returnRoutes,
    profileRoutes,
    planRoutes,
    disclosureRoutes,
    contentRoutes,
    vprTestRoutes,
    criteriaRoutes,
    auditRoutes,
  ]) {
    await app.register(routes(services));
  }
  await registerPages(app);
}
