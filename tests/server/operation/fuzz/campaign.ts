/** Runs many fuzzed requests against the application and says what was wrong with the answers. */
import type { Role } from '../../../../server/people/identity/roles.ts';
import type { TestApplication } from '../../application.ts';
import { ROLES } from '../../people/access-matrix/roles.ts';
import { makeLink, makeWorld } from '../../world.ts';
import { createGenerator, type FuzzedRequest, type OpenApi } from './generator.ts';
import { createRandom } from './random.ts';

const LANES = 8;

export type FuzzReport = {
  requests: number;
  /** Answers by the first digit of their status. */
  classes: Record<string, number>;
  /** Requests answered by 500 or more, too slow, or not at all: each once by route and reason. */
  faults: string[];
  /** Routes that answered well at least once. */
  reached: Set<string>;
  slowestMs: number;
  /** Megabytes of the heap in use after a collection: at the middle and at the end. */
  heap: { middle: number; end: number };
};

/**
 * @param count how many requests; each is sent by a stranger or one of the roles, all drawn from the seed
 * @param longestMs an answer that takes longer is a fault
 */
export async function runFuzz(
  opora: TestApplication,
  count: number,
  seed: number,
  longestMs: number,
): Promise<FuzzReport> {
  const { cookies, known } = await prepare(opora);
  const document = (await (await fetch(`${opora.url}/api/openapi.json`)).json()) as OpenApi;
  const generator = createGenerator(document, known, seed);
  const random = createRandom(seed + 1);
  const faults = new Map<string, string>();
  const report: FuzzReport = {
    requests: 0,
    classes: {},
    faults: [],
    reached: new Set(),
    slowestMs: 0,
    heap: { middle: 0, end: 0 },
  };
  const lane = async (share: number): Promise<void> => {
    for (let sent = 0; sent < share; sent++) {
      const request = generator.next();
      // Signing out would end the sessions that the others work with.
      const cookie = request.path.includes('sign-out') ? '' : random.pick(cookies);
      const began = performance.now();
      const status = await send(opora.url, request, cookie);
      const took = performance.now() - began;
      report.requests += 1;
      report.slowestMs = Math.max(report.slowestMs, took);
      const digit = String(status)[0];
      report.classes[digit] = (report.classes[digit] ?? 0) + 1;
      const route = `${request.method} ${request.path.split('?')[0].replaceAll(/\d+/g, 'N')}`;
      if (status < 300) report.reached.add(route);
      const slow = took > longestMs + (isWrongCode(request, status) ? GUARD_MS : 0);
      if (status < 500 && status !== 0 && !slow) continue;
      faults.set(`${status} ${slow ? 'slow ' : ''}${route.slice(0, 60)}`, JSON.stringify(request).slice(0, 600));
    }
  };
  for (const half of ['middle', 'end'] as const) {
    await Promise.all(Array.from({ length: LANES }, () => lane(Math.ceil(count / 2 / LANES))));
    report.heap[half] = heapInUse();
  }
  return { ...report, faults: [...faults].map(([name, request]) => `${name}: ${request}`) };
}

/** Refusing one wrong code after another is slow on purpose (`submissions/guard.ts`), up to eight seconds. */
const GUARD_MS = 8_000;

function isWrongCode({ path }: FuzzedRequest, status: number): boolean {
  return path.startsWith('/api/survey/') && (status === 404 || status === 429);
}

/** Megabytes in use. Where the collector can be called (`--expose-gc`) it is, else what is waiting for it counts too. */
function heapInUse(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

/** @returns the status; 0 when no answer came */
async function send(url: string, { body, headers, method, path }: FuzzedRequest, cookie: string): Promise<number> {
  try {
    // Compressing would take most of the time; now and then a request asks for it.
    const all = { cookie, origin: url, 'accept-encoding': 'identity', ...headers };
    const response = await fetch(url + path, {
      method,
      headers: all,
      body,
      signal: AbortSignal.timeout(10_000),
      redirect: 'manual',
    });
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    // What the client itself refuses to send never reached the server.
    return error instanceof TypeError && !(error.cause as { code?: string } | undefined)?.code?.startsWith('E')
      ? 418
      : 0;
  }
}

async function prepare(opora: TestApplication) {
  const world = await makeWorld(opora.services);
  const foreign = await makeWorld(opora.services);
  const cookies = [''];
  for (const [role, { place }] of Object.entries(ROLES)) {
    const district = { territoryId: world.territoryId, schoolId: null };
    const school = { territoryId: null, schoolId: world.schoolIds[0] };
    cookies.push(await opora.signInAs(role as Role, place === 'territory' ? district : school));
  }
  const known: Record<string, unknown[]> = {
    id: [...world.schoolIds, world.campaignId, foreign.campaignId, foreign.schoolIds[0]],
    campaign: [world.campaignId, foreign.campaignId],
    school: world.schoolIds,
    schoolIds: [world.schoolIds, [world.schoolIds[0]], foreign.schoolIds],
    code: [await makeLink(opora.services, world)],
    year: ['2023', '2026'],
    username: ['chief.2', 'head.7', 'nobody'],
    items: ['base_d_pupils', 'f02_d_left', 'f02_d_overload'],
  };
  return { cookies, known };
}
