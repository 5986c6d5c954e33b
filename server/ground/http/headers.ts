/** Headers that tell the browser what our pages may do. */
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

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

/** Nothing of a phone or computer is asked for but copying to the clipboard. */
const PERMISSIONS = [
  ...['accelerometer', 'bluetooth', 'browsing-topics', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid'],
  ...['magnetometer', 'microphone', 'midi', 'payment', 'publickey-credentials-get', 'serial', 'usb'],
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const YEAR = 365 * 24 * 60 * 60;

/** @param url the public address; HSTS is sent where it is https, for this host alone: others of its domain are not ours */
export async function registerHeaders(app: FastifyInstance, url: string | null): Promise<void> {
  const https = url?.startsWith('https:') === true;
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    strictTransportSecurity: https && { maxAge: YEAR, includeSubDomains: false },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  });
  app.addHook('onSend', async (request, reply, payload) => {
    // Only where a route does without the policies of pages is this missing.
    const isBare = !reply.hasHeader('x-content-type-options');
    if (isBare) reply.header('x-content-type-options', 'nosniff');
    else reply.header('permissions-policy', PERMISSIONS);
    // Answers about people stay in no cache, neither the browser's nor one in between.
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    return payload;
  });
}
