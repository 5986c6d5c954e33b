/** Phones and people who do what they do in use: they send again until they are told that it is done. */
import { setTimeout as wait } from 'node:timers/promises';

export type Asker = {
  /** Statuses that were seen, with how many answers had each; 0 is a connection that broke. */
  statuses: Record<number, number>;
  /** Answers of 503 that did not say when to come again. */
  withoutRetryAfter: number;
  /** One request to wherever the server is now; null when the connection broke. */
  ask(path: string, init?: RequestInit): Promise<Response | null>;
  /** The same for as long as the connection breaks or the answer is 503, or 429: a run is faster than people. @throws for any status but these */
  insist(path: string, wanted: readonly number[], init?: () => RequestInit): Promise<Response>;
};

const AGAIN_MS = 60;
/** How often a page asks how far an import is. */
const LOOK_MS = 500;

/** @param address where the server listens at the moment */
export function createAsker(address: () => string): Asker {
  const asker: Asker = {
    statuses: {},
    withoutRetryAfter: 0,
    async ask(path, init) {
      const response = await fetch(address() + path, init).catch(() => null);
      const status = response?.status ?? 0;
      asker.statuses[status] = (asker.statuses[status] ?? 0) + 1;
      if (status === 503 && !response?.headers.has('retry-after')) asker.withoutRetryAfter += 1;
      return response;
    },
    async insist(path, wanted, init = () => ({})) {
      for (;;) {
        const response = await asker.ask(path, init());
        if (response && wanted.includes(response.status)) return response;
        const said = (await response?.text().catch(() => '')) ?? '';
        if (response && response.status !== 503 && response.status !== 429)
          throw new Error(`${path}: ${response.status} ${said}`);
        await wait(AGAIN_MS);
      }
    },
  };
  return asker;
}

const json = (method: string, body: unknown, cookie = ''): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', cookie },
  body: JSON.stringify(body),
});

/** Answers one after the other by a link, until told to stop. @returns the ids that were acknowledged */
export async function answerOn(asker: Asker, code: string, answers: object, isOver: () => boolean): Promise<string[]> {
  const acknowledged: string[] = [];
  while (!isOver()) {
    const id = crypto.randomUUID();
    await asker.insist(`/api/survey/${code}/submissions`, [200, 201], () => json('POST', { id, answers }));
    acknowledged.push(id);
  }
  return acknowledged;
}

type Account = { username: string; password: string };

export type ExampleFile = { text: string; test: { year: number; subject: string; grade: number } };

/** A file of the demo, to be imported once more. */
export async function exampleFile(asker: Asker, cookie: string, subject: string): Promise<ExampleFile> {
  const headers = { cookie };
  const list = await asker.insist('/api/vpr-examples', [200], () => ({ headers }));
  const { files } = (await list.json()) as { files: ExampleFile['test'][] };
  const found = files.find((file) => file.subject === subject);
  if (!found) throw new Error(`the demo has no file of ${subject}`);
  const { grade, year } = found;
  const file = await asker.insist(`/api/vpr-examples/${year}/${subject}/csv`, [200], () => ({ headers }));
  return { text: await file.text(), test: { year, subject, grade } };
}

/** Imports a file of results on the way of the page. @returns the id of the import */
export async function importFile(asker: Asker, cookie: string, file: ExampleFile): Promise<number> {
  const form = (): RequestInit => {
    const body = new FormData();
    for (const [name, value] of Object.entries(file.test)) body.append(name, String(value));
    body.append('file', new File([file.text], 'results.csv'));
    return { method: 'POST', headers: { cookie }, body };
  };
  const { id } = (await (await asker.insist('/api/vpr-imports', [201], form)).json()) as { id: number };
  const path = `/api/vpr-imports/${id}`;
  const headers = (): RequestInit => ({ headers: { cookie } });
  type Detail = { state: string; preview: unknown; mapping: object; job: { failed: string | null } | null };
  const detail = async () => (await (await asker.insist(path, [200], headers)).json()) as Detail;
  while ((await detail()).preview === null) {
    const { job, mapping } = await detail();
    if (job === null || job.failed !== null) await asker.ask(`${path}/check`, json('POST', { mapping }, cookie));
    await wait(LOOK_MS);
  }
  while ((await detail()).state !== 'imported') {
    const { job } = await detail();
    if (job === null || job.failed !== null)
      await asker.ask(`${path}/confirm`, json('POST', { leaveOut: false }, cookie));
    await wait(LOOK_MS);
  }
  return id;
}

/** @returns the session's cookie */
export async function signIn(asker: Asker, { password, username }: Account): Promise<string> {
  const response = await asker.insist('/api/auth/sign-in/username', [200], () => json('POST', { username, password }));
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
