/** A caller over HTTP that keeps its cookies as a browser does. */
import type { Answer } from '../../asking.ts';

export class Visitor {
  readonly url: string;
  private readonly cookies = new Map<string, string>();

  constructor(url: string, cookie = '') {
    this.url = url;
    for (const pair of cookie.split('; ').filter(Boolean)) this.keep(pair);
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(line: string): void {
    const [pair] = line.split(';');
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  signIn(
    username: string,
    password: string,
  ): Promise<Answer<{ code?: string; secondFactor?: boolean; retryAfter?: number }>> {
    return this.ask('POST', '/api/auth/sign-in/username', { username, password });
  }

  async ask<Body = { code?: string }>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        cookie: this.cookie,
        origin: this.url,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text === '' ? 'null' : text) as Body };
  }
}
