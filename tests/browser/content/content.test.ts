/** The page of content in a real browser: a test is confirmed and taken back, a criterion edited, a bad file refused. */
import { describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../chromium.ts';
import { openDemoStage } from '../demoStage.ts';
import { axeViolations, openPage, overflow, signIn } from '../pages.ts';
import { keepPicture } from '../pictures.ts';

const TABLE = 'Предмет;Класс;Год;Максимум;на 3;на 4;на 5\nФизика;8;2024;18;5;8;11\n';
const asFile = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

describe.runIf(canBrowse)('the page of content', () => {
  const stage = openDemoStage();

  async function openContent(role: string, width = 1366) {
    const watched = await openPage(stage.browser, width, 768);
    await signIn(watched.page, stage.demo, role, '/content');
    await watched.page.getByRole('heading', { name: /Модель рисков/ }).waitFor();
    await watched.page
      .getByRole('row', { name: /Русский язык, 4 класс/ })
      .first()
      .waitFor();
    return watched;
  }

  it.each([360, 1366])(
    'is whole at %d px',
    async (width) => {
      const { page, faults, context } = await openContent('analyst', width);
      expect(await axeViolations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await keepPicture(page, `content-${width}`);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'confirms a test by keyboard, shows who and when, and takes it back',
    async () => {
      const { page, context } = await openContent('analyst');
      const confirm = page.getByRole('button', { name: 'Подтвердить: Русский язык, 5 класс, 2023' });
      await confirm.focus();
      await page.keyboard.press('Enter');
      // There is one of each year; a row is known by the button whose name holds the test and its year.
      const row = page.getByRole('row', { name: /Русский язык, 5 класс, 2023/ });
      await row.getByText(/Проверено: Аналитик.*2026/).waitFor();
      await row.getByRole('button', { name: /Отозвать/ }).click();
      await row.getByText('Проверьте перед использованием').waitFor();
      await context.close();
    },
    PATIENCE,
  );

  it(
    'shows every fault of a bad file and stores nothing; a good one is stored and removed after asking',
    async () => {
      const { page, context } = await openContent('chief');
      const choose = page.locator('input[type=file]');
      await choose.setInputFiles(asFile('bad.csv', TABLE.replace('5;8;11', '8;5;11').replace('2024', 'давно')));
      await page.getByText('В файле 1 ошибка').waitFor();
      expect(await page.getByRole('row', { name: /строка 2, год давно/ }).count()).toBe(1);
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, 'content-bad-file-1366');
      await choose.setInputFiles(asFile('picture.png', '\u0089PNG\u0000\u0000'));
      await page.getByText('Это не таблица').waitFor();
      await choose.setInputFiles(asFile('good.csv', TABLE));
      await page.getByText('Файл читается: 1 работа').waitFor();
      await page.getByRole('button', { name: 'Сохранить как материалы района' }).click();
      await page.getByText('Сохранена 1 работа').waitFor();
      const row = page.getByRole('row', { name: /Физика, 8 класс/ });
      await row.getByRole('button', { name: /Удалить/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Удалить' }).click();
      await page.getByText('Работа района удалена').waitFor();
      await row.waitFor({ state: 'detached' });
      await context.close();
    },
    PATIENCE,
  );

  it(
    'edits a criterion, keeps the history, and goes back to the proposal',
    async () => {
      const { page, context } = await openContent('analyst');
      await page.getByText('Предложение: район ещё не подтвердил').waitFor();
      await page
        .getByRole('button', { name: /Изменить критерий: Мало учеников/ })
        .first()
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Порог, процентов').fill('130');
      await dialog.getByRole('button', { name: 'Сохранить версию района' }).click();
      await dialog.getByText('Нужно число от 0 до 100').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, 'content-criterion-1366');
      await dialog.getByLabel('Порог, процентов').fill('12');
      await dialog.getByRole('button', { name: 'Сохранить версию района' }).click();
      await page.getByText('Изменено районом').waitFor();
      await page.getByText('не больше 12, процентов').waitFor();
      await page.getByRole('button', { name: 'Вернуть предложение' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Вернуть предложение' }).click();
      await page.getByText(/Версия 2: возвращено предложение/).waitFor();
      await page.getByText('не больше 15, процентов').waitFor();
      await context.close();
    },
    PATIENCE,
  );

  it('shows the tutor everything and offers no change', async () => {
    const { page, context } = await openContent('tutor');
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
    expect(await page.getByRole('main').innerText()).not.toContain('Сверьте каждую работу');
    await context.close();
  });
});
