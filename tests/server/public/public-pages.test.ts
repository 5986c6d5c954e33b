/** What everybody may read: all links walked from the first page, and nothing met that was not published. */
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Publication } from '../../../server/publishing/publications/schemas.ts';
import { openStage, type Stage, sendFile, step, write } from '../publishing/stage.ts';

let stage: Stage;
/** What may be met, and what must not. */
let news: Publication;
let draft: Publication;
let withdrawn: Publication;
const SECRETS = ['ТайныйЧерновик', 'ТайныйФайл', 'СнятаяНовость', 'снятый текст', 'вернули с замечанием'];

beforeAll(async () => {
  stage = await openStage();
  const { chief, head, tutor } = stage.cookies;
  const schoolId = stage.world.schoolIds[0];
  const body =
    '# Итоги\n\n**Семь** школ.\n\n<script>alert(1)</script>\n\n![x](https://example.org/x.png)\n\n[зло](javascript:alert(1))';
  const written = await write(stage, chief, { title: 'Открытая <b>новость</b>', body });
  const filed = (await sendFile(stage, chief, written, 'итоги.pdf', '%PDF-1.4 open')).body;
  news = (await step(stage, chief, filed, 'publish')).body;
  draft = await write(stage, chief, { title: 'ТайныйЧерновик' });
  draft = (await sendFile(stage, chief, draft, 'ТайныйФайл.pdf', '%PDF-1.4 secret')).body;
  const taken = await write(stage, chief, { title: 'СнятаяНовость', body: 'снятый текст' });
  const shown = (await step(stage, chief, taken, 'publish')).body;
  withdrawn = (await step(stage, chief, shown, 'withdraw', 'в тексте была ошибка')).body;
  const roadmap = await write(stage, head, { kind: 'schoolRoadmap', schoolId, title: 'ТайныйЧерновик школы' });
  const submitted = (await step(stage, head, roadmap, 'submit')).body;
  await step(stage, tutor, submitted, 'return', 'вернули с замечанием');
});
afterAll(() => stage.opora.stop());

const read = (path: string) => fetch(stage.opora.url + path, { redirect: 'manual' });

type Met = { path: string; status: number; type: string; text: string };

/** Follows every link that leads to the public pages, as a stranger. */
async function crawl(): Promise<Map<string, Met>> {
  const met = new Map<string, Met>();
  const waiting = ['/public'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (met.has(path)) continue;
    const response = await read(path);
    const type = response.headers.get('content-type') ?? '';
    const text = await response.text();
    met.set(path, { path, status: response.status, type, text });
    if (!type.startsWith('text/html')) continue;
    const links = [...parseHTML(text).document.querySelectorAll('a[href], link[href]')];
    waiting.push(...links.map((link) => link.getAttribute('href') ?? '').filter((to) => to.startsWith('/public')));
  }
  return met;
}

describe('a walk along all links', () => {
  it('meets what was published, in both languages and both sizes, and no word of anything else', async () => {
    const met = [...(await crawl()).values()];
    for (const { path, status } of met) expect([path, status]).toEqual([path, 200]);
    for (const prefix of ['/public', '/public/en', '/public/large', '/public/en/large'])
      expect(met.map(({ path }) => path)).toContain(`${prefix}/publications/${news.id}`);
    expect(met.map(({ path }) => path)).toContain(`/public/files/${news.id}`);
    for (const { path, text } of met) {
      for (const secret of SECRETS) expect([path, text.includes(secret)]).toEqual([path, false]);
      // Results of schools are figures with words of their own; no public page has any.
      expect(text).not.toMatch(/высокий риск|уверенность \d|из \d+ учеников/i);
    }
    expect(met.some(({ text }) => text.includes('в тексте была ошибка'))).toBe(true);
  });

  it('meets no script, no form, no cookie, and one first heading on each page', async () => {
    for (const { path, text, type } of (await crawl()).values()) {
      if (!type.startsWith('text/html')) continue;
      const { document } = parseHTML(text);
      expect([path, document.querySelectorAll('script, form, iframe, style, [style], img').length]).toEqual([path, 0]);
      expect([path, document.querySelectorAll('h1').length]).toEqual([path, 1]);
      expect((await read(path)).headers.getSetCookie()).toEqual([]);
    }
  });
});

describe('the roadmap', () => {
  it('tells the state of each activity of this year for the whole district, in words, and of no school', async () => {
    const { territoryId } = stage.world;
    const text = await (await read(`/public/districts/${territoryId}/roadmap`)).text();
    const { document } = parseHTML(text);
    expect(document.querySelector('h1')?.textContent).toBe('Дорожная карта 2026 года');
    expect(document.querySelectorAll('[data-state]')).toHaveLength(document.querySelectorAll('tbody tr').length);
    // Nothing is registered, so nothing is done, and what is over is late.
    expect(document.querySelectorAll('[data-state=done]')).toHaveLength(0);
    expect(document.querySelectorAll('[data-state=late]').length).toBeGreaterThan(0);
    expect(text).not.toContain('Школа 1');
    expect((await read(`/public/districts/${territoryId}/roadmap/1999`)).status).toBe(404);
  });
});

describe('what is not public', () => {
  it('is answered as if it did not exist, whatever is asked for', async () => {
    const nothing = await (await read('/public/publications/999999')).text();
    for (const path of [
      `/public/publications/${draft.id}`,
      '/public/publications/0',
      '/public/publications/99999999999',
      '/public/publications/x',
      '/public/nothing',
      '/public/districts/999999',
    ]) {
      const response = await read(path);
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.text()).toBe(nothing);
    }
    for (const id of [draft.id, withdrawn.id, 999_999]) {
      const file = await read(`/public/files/${id}`);
      expect([id, file.status, await file.text()]).toEqual([id, 404, nothing]);
    }
  });

  it('when it was withdrawn says that, and why, and nothing else', async () => {
    const response = await read(`/public/publications/${withdrawn.id}`);
    expect(response.status).toBe(410);
    const text = await response.text();
    expect(text).toContain('Снято 1 июня 2026');
    expect(text).toContain('в тексте была ошибка');
    expect(text).not.toContain('СнятаяНовость');
  });
});

describe('a text', () => {
  it('is shown as text: no HTML of its own, no script in a link, no picture from elsewhere', async () => {
    const text = await (await read(`/public/publications/${news.id}`)).text();
    expect(text).toContain('Открытая &lt;b&gt;новость&lt;/b&gt;');
    expect(text).toContain('<h2>Итоги</h2>');
    expect(text).toContain('<strong>Семь</strong>');
    expect(text).not.toContain('alert(1)</script>');
    expect(text).not.toContain('javascript:');
    expect(text).not.toContain('example.org');
  });

  it('has its file, with its own name', async () => {
    const response = await read(`/public/files/${news.id}`);
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('итоги.pdf'));
    expect(await response.text()).toBe('%PDF-1.4 open');
  });
});
