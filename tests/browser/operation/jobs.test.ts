/** The page on work in the background: what there is, live; cancelling and beginning again, by keyboard too. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertUpload } from '../../../server/objectivity/imports/store.ts';
import { insertMembership } from '../../../server/people/identity/store.ts';
import { startApplication, type TestApplication } from '../../server/application.ts';
import { clearJobs, putJob, putProgress, withoutWorkers } from '../../server/operation/jobs/rows.ts';
import { makeWorld, type World } from '../../server/world.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, overflow } from '../pages.ts';
import { keepPicture } from '../pictures.ts';
import { type Visit, visitAs } from '../workplaceVisit.ts';

const FILE = 'ВПР_2026_русский_язык_6_класс_муниципальные_общеобразовательные_учреждения_итоговая_версия.xlsx';

describe.runIf(canBrowse)('the page on work in the background', () => {
  let opora: TestApplication;
  let browser: Browser;
  let world: World;
  let upload: number;
  let visit: Visit;

  beforeAll(async () => {
    opora = await startApplication();
    world = await makeWorld(opora.services);
    browser = await launchBrowser();
    const place = { territoryId: world.territoryId, schoolId: null };
    visit = await visitAs(browser, opora, 'administrator', place);
    const { clock, db } = opora.services;
    const { id: by } = await db.selectFrom('account').select('id').executeTakeFirstOrThrow();
    upload = await insertUpload(db, {
      territoryId: world.territoryId,
      ...{ year: 2023, subject: 'russian', grade: 6, fileName: FILE, shape: '', header: [], example: [] },
      mapping: {
        school: null,
        pupil: null,
        class: null,
        variant: null,
        total: null,
        mark: null,
        journal: null,
        items: [],
      },
      place: { sheet: '', line: 1, rows: 1 },
      schoolId: null,
      ...{ remembered: false, rows: 41_000, by, at: clock.now() },
    });
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await opora?.stop();
  });
  beforeEach(() => clearJobs(opora.services.db));

  const db = () => opora.services.db;
  const campaign = () => String(world.campaignId);
  const check = () =>
    putJob(db(), {
      ...{ kind: 'vpr-import', key: String(upload), state: 'active', mostTries: 3 },
      progress: { done: 12_400, total: 41_000 },
    });
  const failedSealing = () =>
    putJob(db(), {
      ...{ kind: 'sealing', key: campaign(), state: 'failed', tries: 6 },
      data: { campaignId: world.campaignId },
      output: { name: 'error', message: '40001' },
    });

  /** Looks at the page in both widths and by axe. */
  async function inspect(name: string): Promise<void> {
    for (const [width, height] of [
      [360, 740],
      [1366, 768],
    ] as const) {
      await visit.page.setViewportSize({ width, height });
      await keepPicture(visit.page, `jobs-${name}-${width}`);
      expect([name, width, await overflow(visit.page)]).toEqual([name, width, 0]);
      // The counts are whole too, without being moved sideways.
      const hidden = visit.page
        .locator('table')
        .evaluateAll((tables) =>
          tables.map((table) => table.scrollWidth - (table.parentElement?.clientWidth ?? 0)).filter((over) => over > 0),
        );
      expect([name, width, await hidden]).toEqual([name, width, []]);
      expect([name, width, await axeViolations(visit.page, true)]).toEqual([name, width, []]);
    }
    expect(visit.faults).toEqual([]);
  }

  it('is reached by the menu and says that there was no work yet', async () => {
    const { page } = visit;
    await visit.open('/');
    await page.getByRole('link', { name: 'Фоновые работы' }).click();
    await page.getByRole('heading', { level: 1, name: 'Фоновые работы' }).waitFor();
    await page.getByText('Работ ещё не было').waitFor();
    await inspect('empty');
  });

  it('shows what runs, waits, failed and was done, each with what it is on', async () => {
    await check();
    await putJob(db(), {
      ...{ kind: 'refreshing', key: campaign(), state: 'retry', tries: 2, startsIn: 5 },
      output: { name: 'TypeError', message: '' },
    });
    await failedSealing();
    await putJob(db(), {
      kind: 'objectivity',
      key: String(world.territoryId),
      state: 'cancelled',
      tries: 2,
      mostTries: 4,
    });
    await putJob(db(), { kind: 'letters', key: 'all', state: 'completed', mostTries: 4 });
    await visit.open('/jobs');
    const { page } = visit;
    const current = page.getByRole('region', { name: 'Идут и ждут' }).getByRole('listitem');
    expect(await current.count()).toBe(2);
    expect(await current.first().textContent()).toMatch(
      new RegExp(`${FILE}Русский язык, 6 класс, 2023Идёт с .*сделано 12\\s400 из 41\\s000`),
    );
    expect(await current.last().textContent()).toMatch(
      /Пересчёт рисков.*Опрос.*попытка 2 из 6, ошибка в программе: TypeError, следующая попытка/,
    );
    const ended = page.getByRole('region', { name: 'Не удались или отменены' }).getByRole('listitem');
    expect(await ended.allTextContents()).toEqual([
      expect.stringMatching(/Проверка объективности.*Тестовый район.*Отменена(?!.*попытка)/),
      expect.stringMatching(/Учёт ответов.*Опрос.*Не удалась.*попыток: 6, база данных ответила ошибкой 40001/),
    ]);
    await page.getByText('Сделанные последними: 1').click();
    await page.getByText('Сделана', { exact: false }).last().waitFor();
    await inspect('all');
  });

  it('leads whoever may import to the file, and says of work that is not heard of since when', async () => {
    await putJob(db(), { kind: 'vpr-import', key: String(upload), state: 'active', tries: 2, mostTries: 3, heard: 4 });
    await visit.open('/jobs');
    const item = visit.page.getByRole('region', { name: 'Идут и ждут' }).getByRole('listitem');
    expect(await item.textContent()).toMatch(/Идёт с .*, не отвечает с .*, попытка 2 из 3/);
    expect(await item.getByRole('link').count()).toBe(0);
    await inspect('silent');
    const place = { territoryId: world.territoryId, schoolId: null };
    const { id: accountId } = await db()
      .selectFrom('account')
      .select('id')
      .where('username', 'like', 'administrator%')
      .executeTakeFirstOrThrow();
    await insertMembership(db(), accountId, { role: 'analyst', ...place });
    await visit.open('/jobs');
    await item.getByRole('link', { name: 'Русский язык, 6 класс, 2023' }).click();
    await visit.page.getByRole('heading', { level: 1, name: 'Загрузка файлов ВПР' }).waitFor();
    await db().deleteFrom('membership').where('account_id', '=', accountId).where('role', '=', 'analyst').execute();
  });

  it('says in the demonstration, which has a day of its own, that times are real', async () => {
    const { page } = visit;
    await visit.open('/jobs');
    const realTime = page.getByText('Время на этой странице настоящее', { exact: false });
    await page.getByText('Работ ещё не было').waitFor();
    expect(await realTime.count()).toBe(0);
    await page.route('**/api/about', async (route) => {
      const about = await (await route.fetch()).json();
      await route.fulfill({ json: { ...about, demo: { today: '2026-06-01', accounts: [], filling: null } } });
    });
    await visit.open('/jobs');
    await realTime.waitFor();
    await inspect('demo');
    await page.unroute('**/api/about');
  });

  it('follows the work without being loaded again', async () => {
    const id = await check();
    await visit.open('/jobs');
    const { page } = visit;
    const bar = page.getByRole('progressbar');
    expect(Number(await bar.getAttribute('aria-valuenow'))).toBeCloseTo(30.2, 1);
    await putProgress(db(), id, { done: 20_500, total: 41_000 });
    await page.getByText(/сделано 20\s500 из 41\s000/).waitFor();
    await expect.poll(() => bar.getAttribute('aria-valuenow')).toBe('50');
  });

  it('cancels by keyboard, after asking', async () => {
    await check();
    await visit.open('/jobs');
    const { page } = visit;
    const button = page.getByRole('button', { name: `Отменить: Проверка и импорт файла ВПР: ${FILE}` });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Отменить работу?' });
    await dialog.getByText('Из файла ничего не будет импортировано', { exact: false }).waitFor();
    await inspect('asking');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => button.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Отменить работу' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(`Отменена: Проверка и импорт файла ВПР: ${FILE}. Файл остался на сервере.`).waitFor();
    await inspect('cancelled');
    await page
      .getByRole('region', { name: 'Не удались или отменены' })
      .getByText('Отменена', { exact: false })
      .waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Отменена');
  });

  it('begins again what failed, and says so; what has ended meanwhile is refused in words', async () => {
    await failedSealing();
    const running = await check();
    await visit.open('/jobs');
    const { page } = visit;
    await page.getByRole('button', { name: 'Начать заново: Учёт ответов: Опрос' }).click();
    await page.getByText('Начата заново: Учёт ответов: Опрос.').waitFor();
    await page.getByText('Таких работ нет.').waitFor();

    await page.getByRole('button', { name: /^Отменить: Проверка/ }).click();
    await opora.services.db.transaction().execute((trx) => opora.services.jobs.cancel(trx, 'vpr-import', running));
    await page.getByRole('button', { name: 'Отменить работу' }).click();
    await page.getByRole('alert').getByText('С этой работой так сделать уже нельзя', { exact: false }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('says when no process does the work', async () => {
    await putJob(db(), { kind: 'refreshing', key: campaign(), state: 'created', tries: 0, startsIn: 60 });
    await withoutWorkers(db(), async () => {
      await visit.open('/jobs');
      await visit.page.getByText('Фоновая работа не выполняется: процесс opora work не запущен').waitFor();
      await inspect('idle');
    });
  });

  it('says that it loads, and what to do when the list cannot be had', async () => {
    const { page } = visit;
    let letGo = (): void => undefined;
    const held = new Promise<void>((done) => {
      letGo = done;
    });
    await page.route('**/api/jobs', async (route) => {
      await held;
      await route.abort();
    });
    await page.goto(`${opora.url}/jobs`);
    await page.getByRole('status', { name: 'Загружаем…' }).waitFor();
    letGo();
    await page.getByText('Нет связи с сервером', { exact: false }).waitFor();
    await page.unroute('**/api/jobs');
    await page.getByRole('button', { name: 'Попробовать ещё раз' }).click();
    await page.getByText('Работ ещё не было').waitFor();
  });

  it('keeps the list while the server is away, says so, and asks again when told to', async () => {
    await putJob(db(), { kind: 'letters', key: 'all', state: 'failed', mostTries: 4 });
    await visit.open('/jobs');
    const { page } = visit;
    await page.clock.install();
    await page.route('**/api/jobs', (route) => route.abort());
    const notice = page.getByRole('alert').filter({ hasText: 'Список не обновляется' });
    await expect
      .poll(
        async () => {
          await page.clock.fastForward(16_000);
          return notice.count();
        },
        { timeout: 20_000 },
      )
      .toBe(1);
    await page.getByRole('button', { name: 'Начать заново: Отправка писем' }).waitFor();
    await page.unroute('**/api/jobs');
    await notice.getByRole('button', { name: 'Попробовать ещё раз' }).click();
    await notice.waitFor({ state: 'hidden' });
  });

  it('is whole in English too', async () => {
    await check();
    await failedSealing();
    await visit.open('/jobs');
    const { page } = visit;
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Work in the background' }).waitFor();
    await page.getByText('the database answered with error 40001', { exact: false }).waitFor();
    await inspect('english');
  });
});
