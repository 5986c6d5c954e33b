/** Asking the application over HTTP, as its pages do. */
import { expect } from 'vitest';

export type Answer<Body> = { status: number; body: Body };

type At = { url: string };

/** @param cookie of a session, empty for a stranger @param body is sent as JSON */
export function request({ url }: At, cookie: string, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(url + path, {
    method,
    headers: { cookie, origin: url, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** @returns the status with the body, null for an empty one; its shape is the test's to name */
export async function ask(at: At, cookie: string, method: string, path: string, body?: unknown) {
  const response = await request(at, cookie, method, path, body);
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text === '' ? 'null' : text) };
}

/** Reads what must be there. */
export async function read<Body>(at: At, cookie: string, path: string): Promise<Body> {
  const { body, status } = await ask(at, cookie, 'GET', path);
  expect([path, status]).toEqual([path, 200]);
  return body;
}

/** Sends answers by a link or a code, without an account. */
export function submit(at: At, code: string, answers: object): Promise<Response> {
  return request(at, '', 'POST', `/api/survey/${code}/submissions`, { id: crypto.randomUUID(), answers });
}
