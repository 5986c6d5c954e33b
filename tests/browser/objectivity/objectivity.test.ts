/** «Можно ли верить отметкам?»: from the school that should be looked into to a sign closed with a reason. */
import { describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../chromium.ts';
import { openDemoStage } from '../demoStage.ts';
import { axeViolations, openPage, overflow, signIn } from '../pages.ts';

describe.runIf(canBrowse)('the pages on objectivity', () => {
  const stage = openDemoStage();

  it(
    'lead the analyst from the school to its sign, to a re-check and to its end',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'analyst');
      await page.getByRole('link', { name: 'Объективность', exact: true }).click();
      await page.getByLabel('Уровень').selectOption({ label: 'стоит проверить' });
      await page.waitForURL(/level=look/);
      const row = page.getByRole('row').filter({ hasText: 'Скопление у границы отметки' });
      expect(await axeViolations(page)).toEqual([]);
      await row.getByRole('rowheader').getByRole('link').click();
      const sign = page.getByRole('article', { name: 'Скопление у границы отметки', exact: true });
      await sign.getByText('Чем ещё это объясняется').waitFor();
      await sign.getByText('Спорный балл трактуют в пользу ученика').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await sign.getByRole('button', { name: /^Начать работу с признаком/ }).click();
      const begin = page.getByRole('dialog', { name: /^Начать работу/ });
      await begin.getByLabel('Что сделать или что замечено').fill('Перепроверить работы на границах');
      await begin.getByRole('button', { name: 'Сохранить' }).click();
      const noted = page.getByRole('article', { name: /: отмечен$/ });
      await noted.getByRole('button', { name: 'Поручить школе перепроверку' }).click();
      const step = page.getByRole('dialog', { name: 'Поручить школе перепроверку' });
      await step.getByLabel('До какого дня').fill('2026-06-20');
      await step.getByRole('button', { name: 'Сохранить' }).click();
      await page.getByText('Сохранено: школа перепроверяет.').waitFor();
      const own = page.getByRole('article', { name: /: школа перепроверяет$/ });
      await own.getByRole('button', { name: 'Закрыть с причиной' }).click();
      const close = page.getByRole('dialog', { name: 'Закрыть с причиной' });
      await close.getByRole('button', { name: 'Сохранить' }).click();
      await close.getByText('Заполните это поле').first().waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await close.getByLabel('Чем закончилось').selectOption({ label: 'объяснён' });
      await close.getByLabel('Почему закрываем').fill('Спорные решения засчитаны по критериям');
      await close.getByRole('button', { name: 'Сохранить' }).click();
      const closed = page.getByRole('article', { name: /^Скопление у границы отметки: закрыт$/ });
      await closed.getByText('Спорные решения засчитаны по критериям').waitFor();
      await closed.getByRole('button', { name: 'История' }).click();
      await closed.getByText('Перепроверить работы на границах').waitFor();
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'stand on a phone, and by keyboard alone: the test, its table, a measure',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 360, 740);
      await signIn(page, stage.demo, 'chief', '/objectivity');
      const test = page.getByRole('link', { name: 'Математика, 6 класс, 2026' });
      expect(await overflow(page)).toBe(0);
      await test.press('Enter');
      const funnel = page.getByRole('region', { name: /^Средни/ });
      await funnel.getByRole('button', { name: 'Таблица' }).press('Enter');
      await funnel.getByRole('row').nth(20).waitFor();
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      await page.goto(`${stage.demo.url}/objectivity?level=work`);
      const begun = page.getByRole('row').filter({ hasText: 'подтверждено: 1' });
      await begun.getByRole('rowheader').getByRole('link').press('Enter');
      const own = page.getByRole('article', { name: /^Маркер внешнего списка: закрыт/ });
      await own.getByRole('button', { name: 'Назначить меру' }).press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Назначить меру' });
      await dialog.getByLabel('Что сделать').fill('Перекрёстная проверка весной');
      await dialog.getByLabel('Кто отвечает (должность)').fill('методист');
      await dialog.getByRole('button', { name: 'Сохранить' }).press('Enter');
      await own.getByText('Перекрёстная проверка весной').waitFor();
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'let an outside list be loaded with its faults shown first, and show the rules',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'analyst', '/objectivity/sources');
      const list = page.getByRole('region', { name: 'Внешний список школ', exact: true });
      const choose = (text: string) =>
        list.locator('input[type=file]').setInputFiles({
          name: 'list.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(text),
        });
      const name = await page.evaluate(
        async () => (await (await fetch('/api/schools')).json()).schools[0].shortName.ru,
      );
      await choose(`Школа;4 РУ\nНет такой;да\n${name};может быть`);
      await list.getByRole('button', { name: 'Проверить файл' }).click();
      await list.getByLabel('Нет такой').waitFor();
      await list.getByText('Строка 3: маркер «может быть» не понят').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await choose(`Школа;4 РУ\n${name};да`);
      await list.getByRole('button', { name: 'Проверить файл' }).click();
      await list.getByRole('button', { name: 'Сохранить и использовать' }).click();
      await list.getByText('Сохранено.').waitFor();
      await list.getByRole('button', { name: 'Отменить файл list.csv' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Отменить', exact: true }).click();
      await list
        .getByRole('row', { name: /list\.csv/ })
        .getByText(/^отменён/)
        .waitFor();
      await page.getByRole('link', { name: 'По каким правилам смотрим' }).click();
      await page.getByRole('rowheader', { name: 'Разрыв в две отметки' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});
