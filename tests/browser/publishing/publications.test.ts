/** From a draft to the page for everybody and back: tutor, working group and department in their turns. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../chromium.ts';
import { openDemoStage } from '../demoStage.ts';
import { axeViolations, openPage, openSection, overflow, signIn, type Watched } from '../pages.ts';
import { keepPicture } from '../pictures.ts';

const TITLE = 'Отчёт о чтении в шестых классах';
const SENTENCE = 'Дети стали читать каждый день.';

describe.runIf(canBrowse)('publications', () => {
  const stage = openDemoStage();
  let address: string;

  async function enter(role: string, width = 1366): Promise<Watched> {
    const watched = await openPage(stage.browser, width, 768);
    await signIn(watched.page, stage.demo, role);
    await openSection(watched.page, 'Публикации');
    await watched.page.getByRole('heading', { level: 1, name: 'Публикации' }).waitFor();
    return watched;
  }

  const openMine = (page: Page) =>
    page.getByRole('region', { name: 'Ваш ход' }).getByRole('link', { name: TITLE }).click();

  /** Takes a step and waits until the page says that it was taken. */
  async function take(page: Page, step: string, said: string, note?: string): Promise<void> {
    await page.getByRole('button', { name: step, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: step });
    if (note !== undefined) await dialog.getByRole('textbox').fill(note);
    await dialog.getByRole('button', { name: step, exact: true }).click();
    await page.getByText(said, { exact: true }).waitFor();
  }

  async function leave({ context, faults, page }: Watched): Promise<void> {
    expect(await axeViolations(page, true)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  }

  it(
    'lets the analyst write a report from the computed changes and hand it in',
    async () => {
      const visit = await enter('analyst');
      const { page } = visit;
      await page.getByRole('link', { name: 'Аналитический отчёт', exact: true }).first().click();
      await page.getByRole('button', { name: 'Сохранить черновик' }).waitFor();
      const place = page.getByLabel('Чья публикация');
      // The first school is the one whose tutor the demo has.
      const first = await place.locator('option').nth(1).textContent();
      await place.selectOption({ label: first ?? '' });
      await page.getByRole('button', { name: 'Начать с рассчитанных изменений' }).click();
      await page.getByText('Предложение вставлено.', { exact: false }).waitFor();
      expect(await page.getByRole('textbox', { name: 'Текст' }).inputValue()).toContain('## Что изменилось');
      await page.getByLabel('Название').fill('');
      await page.getByRole('button', { name: 'Сохранить черновик' }).click();
      await page.getByText('Заполните это поле').waitFor();
      await page.getByLabel('Название').fill(TITLE);
      await page.getByRole('textbox', { name: 'Текст' }).fill(`## Итог\n\n${SENTENCE}`);
      await page.getByRole('button', { name: 'Как это увидят' }).click();
      await page.getByRole('heading', { name: 'Итог' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Сохранить черновик' }).click();
      await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
      await take(page, 'Отдать на подтверждение', 'Отдано на подтверждение.');
      await leave(visit);
    },
    PATIENCE,
  );

  it(
    'tells the writer at once what to change of a text that would hold up the browser, and does not try to show it',
    async () => {
      const visit = await enter('analyst');
      const { page } = visit;
      await page.getByRole('link', { name: 'Новость', exact: true }).first().click();
      await page.getByLabel('Название').fill('Сводка');
      const text = page.getByRole('textbox', { name: 'Текст' });
      await text.fill(`Сводка\n\n${'|а'.repeat(400)}\n${'|-'.repeat(400)}\n${'х\n'.repeat(400)}`);
      const told = page.getByText('Слишком много столбцов в таблице у строки 4');
      await told.waitFor();
      await page.getByRole('button', { name: 'Сохранить черновик' }).click();
      await page.getByRole('button', { name: 'Как это увидят' }).click();
      await told.waitFor();
      expect(await page.locator('main table').count()).toBe(0);
      await page.getByRole('button', { name: 'Писать' }).click();
      await text.fill('Сводка');
      await page.getByRole('button', { name: 'Сохранить черновик' }).click();
      await page.getByRole('heading', { level: 1, name: 'Сводка' }).waitFor();
      await leave(visit);
    },
    PATIENCE,
  );

  it(
    'goes over the tutor, at 360 px, and the working group to the department',
    async () => {
      for (const [role, width] of [
        ['tutor', 360],
        ['workingGroup', 1366],
      ] as const) {
        const visit = await enter(role, width);
        await openMine(visit.page);
        await visit.page.getByText(SENTENCE).first().waitFor();
        await take(visit.page, 'Подтвердить', 'Подтверждено.');
        await keepPicture(visit.page, `publication-${role}`);
        await leave(visit);
      }
      const visit = await enter('chief');
      await openMine(visit.page);
      await take(visit.page, 'Опубликовать', 'Опубликовано.');
      address = (await visit.page.getByRole('link', { name: 'Страница для всех' }).getAttribute('href')) ?? '';
      await leave(visit);
    },
    PATIENCE,
  );

  it.each([1366, 360])(
    'is found by everybody from the sign-in page without signing in, by keyboard, at %d px',
    async (width) => {
      const visit = await openPage(stage.browser, width, 768);
      const { page } = visit;
      await page.goto(stage.demo.url);
      await page.getByRole('link', { name: 'без входа' }).press('Enter');
      await page.getByRole('heading', { level: 1, name: /^Поддержка школ/ }).waitFor();
      await page.getByRole('navigation').getByRole('link', { name: 'Отчёты' }).press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Отчёты' }).waitFor();
      await page.getByRole('link', { name: TITLE }).press('Enter');
      await page.getByText(SENTENCE).waitFor();
      expect(new URL(page.url()).pathname).toBe(address);
      expect(await axeViolations(page, true)).toEqual([]);
      await page.getByRole('link', { name: 'Версия для слабовидящих' }).press('Enter');
      await page.getByRole('link', { name: 'Обычная версия' }).waitFor();
      await page.getByText(SENTENCE).waitFor();
      expect(await page.context().cookies()).toEqual([]);
      await leave(visit);
    },
    PATIENCE,
  );

  it(
    'shows of a withdrawn one the reason alone',
    async () => {
      const chief = await enter('chief');
      await chief.page.getByLabel('Вид').selectOption({ label: 'Аналитический отчёт' });
      await chief.page.getByRole('table').getByRole('link', { name: TITLE }).click();
      await chief.page.getByRole('button', { name: 'Снять' }).waitFor();
      await take(chief.page, 'Снять', 'Снято.', 'уточняем цифры');
      await leave(chief);
      const visit = await openPage(stage.browser, 360, 768);
      await visit.page.goto(stage.demo.url + address);
      await visit.page.getByRole('heading', { level: 1, name: 'Публикация снята' }).waitFor();
      await visit.page.getByText('уточняем цифры').waitFor();
      expect(await visit.page.getByText(TITLE).count()).toBe(0);
      await leave(visit);
    },
    PATIENCE,
  );

  it(
    'keeps the typed text of the second writer, who then chooses',
    async () => {
      const [first, second] = [await enter('chief'), await enter('analyst')];
      for (const { page } of [first, second]) {
        await page.getByRole('region', { name: 'Ваш ход' }).getByRole('link', { name: 'Как идёт подготовка' }).click();
        await page.getByRole('textbox', { name: 'Текст' }).waitFor();
      }
      await first.page.getByRole('textbox', { name: 'Текст' }).fill('Текст первого.');
      await first.page.getByRole('button', { name: 'Сохранить', exact: true }).click();
      await first.page.getByText('Сохранено.', { exact: true }).waitFor();
      await second.page.getByRole('textbox', { name: 'Текст' }).fill('Текст второго.');
      await second.page.getByRole('button', { name: 'Сохранить', exact: true }).click();
      await second.page.getByText('Пока вы писали, текст изменил кто-то другой').waitFor();
      expect(await second.page.getByRole('textbox', { name: 'Текст' }).inputValue()).toBe('Текст второго.');
      await second.page.getByText('Что сохранено сейчас').click();
      await second.page.getByText('Текст первого.', { exact: true }).first().waitFor();
      expect(await axeViolations(second.page)).toEqual([]);
      await keepPicture(second.page, 'publication-conflict');
      await second.page.getByRole('button', { name: 'Сохранить мой текст вместо этого' }).click();
      await second.page.getByText('Сохранено.', { exact: true }).waitFor();
      await second.page.getByText('Пока вы писали').waitFor({ state: 'detached' });
      await leave(first);
      await leave(second);
    },
    PATIENCE,
  );
});
