/** Talks to our server: JSON in, JSON out, and every failure as one of two errors that a page can tell apart. */
import type { Problem } from '../../server/ground/http/schemas.ts';

/** The server answered, and refused. `problem` is its own account of it, where it gave one. */
export class Refusal extends Error {
  readonly status: number;
  readonly problem: Problem | null;

  constructor(status: number, problem: Problem | null) {
    super(problem?.title ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

/** No answer came: the network, or a server that is down. */
export class NoConnection extends Error {}

export function getJson<Result>(path: string): Promise<Result> {
  return request<Result>(path);
}

export function postJson<Result>(path: string, body: unknown): Promise<Result> {
  return sendJson<Result>('POST', path, body);
}

export function putJson<Result>(path: string, body: unknown): Promise<Result> {
  return sendJson<Result>('PUT', path, body);
}

export function remove(path: string): Promise<null> {
  return sendJson<null>('DELETE', path);
}

/** Sends a file, with further fields where they are given. */
export function postFile<Result>(path: string, file: File, fields: Record<string, string> = {}): Promise<Result> {
  return sendFile<Result>('POST', path, file, fields);
}

/** Puts a file in the place of the one before. */
export function putFile<Result>(path: string, file: File): Promise<Result> {
  return sendFile<Result>('PUT', path, file, {});
}

function sendFile<Result>(method: string, path: string, file: File, fields: Record<string, string>): Promise<Result> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', file);
  return request<Result>(path, { method, body });
}

/** @param body left out where the address says everything */
export function sendJson<Result>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Result> {
  return request<Result>(path, bodyOf(method, body));
}

/** Sends JSON and gets a file back, under the name that the server gives it. */
export async function postForFile(path: string, body: unknown): Promise<File> {
  const response = await ask(path, bodyOf('POST', body));
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '';
  const bytes = await response.blob();
  return new File([bytes], decodeURIComponent(encoded), { type: bytes.type });
}

function bodyOf(method: string, body: unknown): RequestInit {
  if (body === undefined) return { method };
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function ask(path: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch(() => {
    throw new NoConnection('no connection');
  });
  if (!response.ok) throw new Refusal(response.status, await readProblem(response));
  return response;
}

async function request<Result>(path: string, init?: RequestInit): Promise<Result> {
  const text = await (await ask(path, init)).text();
  return (text === '' ? null : JSON.parse(text)) as Result;
}

/** A proxy in between may answer with a page of its own: that is a refusal without an account. */
async function readProblem(response: Response): Promise<Problem | null> {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return null;
  return (await response.json().catch(() => null)) as Problem | null;
}
