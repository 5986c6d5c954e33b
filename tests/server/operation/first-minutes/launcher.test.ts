import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { makeSmallProject, PATIENCE, type Started } from './small-project.ts';

const PAGE = { accept: 'text/html' };

/** What a reader sees at the address; null while nobody listens there. */
async function see(url: string, headers: Record<string, string> = PAGE) {
  const response = await fetch(url, { headers }).catch(() => null);
  if (response === null) return null;
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const textAt = async ({ url }: Started, headers?: Record<string, string>) => (await see(url, headers))?.text ?? '';

describe('a start in a fresh clone', () => {
  test('answers at once, says what is being done, and becomes the product without a moment of silence', async () => {
    const project = await makeSmallProject();
    const started = await project.start();
    await expect.poll(() => textAt(started), PATIENCE).toContain('1 из 2');
    const page = await see(`${started.url}/risks`);
    expect(page?.status).toBe(503);
    expect(page?.text).toMatch(
      /<html lang="ru">[\s\S]*Опора запускается[\s\S]*<li class="running">.*Установка библиотек/,
    );
    expect(await textAt(started, { ...PAGE, 'accept-language': 'en-GB,en;q=0.9' })).toContain('Opora is starting');

    let silent = 0;
    let asking = true;
    const watch = (async () => {
      while (asking) if ((await see(started.url)) === null) silent += 1;
    })();
    await project.allow('npm');
    await expect
      .poll(() => textAt(started), PATIENCE)
      .toMatch(/готово[\s\S]*<li class="running">.*20 вымышленных школ.*3 из 14/);
    await project.allow('server');
    await expect.poll(() => see(started.url), PATIENCE).toMatchObject({ status: 200, text: 'product ' });
    asking = false;
    await watch;
    expect(silent).toBe(0);

    started.process.kill('SIGTERM');
    expect(await started.ended).toBe(0);
    expect(await see(started.url)).toBeNull();
  });

  test('tells what is no page, a monitor for instance, to come again', async () => {
    const project = await makeSmallProject();
    const started = await project.start();
    await expect.poll(() => see(`${started.url}/healthz`, {}), PATIENCE).not.toBeNull();
    const answer = await see(`${started.url}/healthz`, {});
    expect(answer?.status).toBe(503);
    expect(Number(answer?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(JSON.parse(answer?.text ?? '')).toMatchObject({ status: 'starting' });
    expect(answer?.headers.get('cache-control')).toBe('no-store');
  });

  test('writes plain lines where there is no terminal', async () => {
    const project = await makeSmallProject();
    const started = await project.start({}, '--empty');
    for (const step of ['npm', 'server'] as const) await project.allow(step);
    await expect.poll(() => textAt(started), PATIENCE).toBe('product --empty');
    for (const sign of ['\r', '\u001b']) expect(started.said()).not.toContain(sign);
    expect(started.said().trim().split('\n')).toEqual([
      `opora: starting at ${started.url}; the page there shows how far it is`,
      'opora: installing the libraries …',
      expect.stringMatching(/^opora: installing the libraries: done in \d+ s$/),
      'opora: building the pages …',
      expect.stringMatching(/^opora: building the pages: done in \d+ s$/),
    ]);
  });

  test('the second time installs and builds nothing', async () => {
    const project = await makeSmallProject();
    for (const step of ['npm', 'server'] as const) await project.allow(step);
    const first = await project.start();
    await expect.poll(() => textAt(first), PATIENCE).toContain('product');
    first.process.kill('SIGTERM');
    await first.ended;
    const second = await project.start();
    await expect.poll(() => textAt(second), PATIENCE).toContain('product');
    expect(second.said()).not.toMatch(/installing|building/);
  });

  test('starts the district on the same port when its demo is left, and ends with that', async () => {
    const project = await makeSmallProject();
    for (const step of ['npm', 'server'] as const) await project.allow(step);
    const started = await project.start({}, '--demo');
    await expect.poll(() => textAt(started), PATIENCE).toBe('product --demo');
    await see(`${started.url}/leave`);
    await expect.poll(() => textAt(started), PATIENCE).toBe('product ');
    expect(started.said()).toContain('opora: the demo has ended; the district is started in its place\n');
    started.process.kill('SIGTERM');
    expect(await started.ended).toBe(0);
    expect(await see(started.url)).toBeNull();
  });

  test('that is killed by force takes its server along', async () => {
    const project = await makeSmallProject();
    for (const step of ['npm', 'server'] as const) await project.allow(step);
    const started = await project.start();
    await expect.poll(() => textAt(started), PATIENCE).toContain('product');
    started.process.kill('SIGKILL');
    await expect.poll(() => see(started.url), PATIENCE).toBeNull();
  });
});

describe('a port that is taken', () => {
  test('and was asked for ends the start, naming a free one', async () => {
    const project = await makeSmallProject();
    const other = createServer().listen(0, '127.0.0.1');
    await expect.poll(() => other.listening, PATIENCE).toBe(true);
    const { port } = other.address() as { port: number };
    const started = await project.start({ PORT: String(port) });
    expect(await started.ended).toBe(1);
    expect(started.said()).toMatch(
      new RegExp(`^opora: port ${port} is taken and (\\d+) is free: PORT=\\1 npm start\\n$`),
    );
    other.close();
  });

  test('is left for the next free one when it is the usual one', async () => {
    const project = await makeSmallProject();
    // Whether it is this server that has the usual port, or another program of this machine, is all the same.
    const other = createServer().on('error', () => undefined);
    other.listen(8080, '127.0.0.1');
    const started = await project.start({ PORT: '' });
    const moved = /port 8080 is taken, so Opora goes to (\d+)\nopora: starting at http:\/\/127\.0\.0\.1:\1;/;
    await expect.poll(started.said, PATIENCE).toMatch(moved);
    const port = started.said().match(moved)?.[1];
    expect((await see(`http://127.0.0.1:${port}/`))?.text).toContain('Опора запускается');
    other.close();
  });
});
