/** The official profile of a school in a real browser: loaded from a file, and seen beside ours on a phone and on a desk. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasLevel, isCertain } from '../../../analytics/result-level.ts';
import type { CampaignsResponse } from '../../../server/answering/campaigns/schemas.ts';
import type { SchoolsResponse } from '../../../server/people/schools/schemas.ts';
import type {
  FactorDetail,
  ProfilesResponse,
  SchoolProfileResponse,
} from '../../../server/profiles/profiles/schemas.ts';
import { canBrowse, PATIENCE } from '../chromium.ts';
import { openDemoStage } from '../demoStage.ts';
import { axeViolations, openPage, overflow, signIn } from '../pages.ts';
import { keepPicture } from '../pictures.ts';

const WIDTHS = [360, 1366];
const WORDS = { high: 'высокая', medium: 'средняя', low: 'низкая' };
const OTHER = { high: 'low', medium: 'high', low: 'medium' } as const;

describe.runIf(canBrowse)('the official profile of a school', () => {
  const stage = openDemoStage();

  async function read<Body>(page: Page, path: string): Promise<Body> {
    return (await page.request.get(stage.demo.url + path)).json();
  }

  async function inspect(page: Page, name: string): Promise<void> {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await keepPicture(page, `official-${name}-${width}`);
      expect([name, width, await overflow(page)]).toEqual([name, width, 0]);
    }
    expect([name, await axeViolations(page)]).toEqual([name, []]);
  }

  it(
    'is loaded where the other sources are, stands beside ours with why they may differ, and goes when it is undone',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 900);
      await signIn(page, stage.demo, 'analyst', '/objectivity/sources');
      const { schools } = await read<SchoolsResponse>(page, '/api/schools');
      const { campaigns } = await read<CampaignsResponse>(page, '/api/campaigns');
      const campaign = campaigns[0];
      const map = await read<ProfilesResponse>(page, `/api/campaigns/${campaign.id}/profiles`);
      // One with a level that is not certain shows the most.
      const leaning = map.schools.find(({ factors }) => factors.some((own) => hasLevel(own) && !isCertain(own)));
      const school = schools.find(({ id }) => id === leaning?.schoolId);
      if (!school) throw new Error('the demo has no leaning level');
      const address = `/api/schools/${school.id}/profile?campaign=${campaign.id}`;
      const { factors, results } = await read<SchoolProfileResponse>(page, address);
      const known = results.filter(hasLevel);
      const named = [
        ...known.filter(isCertain).slice(0, 2),
        ...known.filter((own) => !isCertain(own)).slice(0, 1),
        ...results.filter((own) => !hasLevel(own)).slice(0, 1),
      ];
      const levelOf = (own: FactorDetail, at: number) =>
        hasLevel(own) ? (at === 0 ? own.level : OTHER[own.level]) : 'high';
      const title = (code: string) => factors.find((each) => each.code === code)?.title.ru;
      const rows = named.map((own, at) =>
        [school.shortName.ru, `${Number(own.factor.slice(1))}. ${title(own.factor)}`, WORDS[levelOf(own, at)]].join(
          ';',
        ),
      );
      const text = ['Рисковые профили', `${campaign.year - 1} год`, 'Школа;Фактор риска;Значимость', ...rows];

      const section = page.getByRole('region', { name: 'Официальный рисковый профиль (500+)' });
      const buffer = Buffer.from([...text, 'Школа Неведомая;1;низкая'].join('\n'));
      await section.locator('input[type=file]').setInputFiles({ name: 'профиль.csv', mimeType: 'text/csv', buffer });
      await section.getByRole('button', { name: 'Проверить файл' }).click();
      await section.getByLabel('Школа Неведомая').waitFor();
      await inspect(page, 'file');
      await section.getByRole('button', { name: 'Сохранить без этих строк' }).click();
      await section.getByText('Сохранено.').waitFor();
      await section.getByRole('rowheader', { name: 'профиль.csv' }).waitFor();

      await page.goto(`${stage.demo.url}/schools/${school.id}`);
      const panel = page.getByRole('region', { name: 'Рядом с официальным профилем' });
      await panel.getByText(`за ${campaign.year - 1} год называет факторов: ${named.length}`).waitFor();
      for (const words of ['Совпадает', 'Расходится', 'Расходится, но наш вывод не твёрдый'])
        await panel.getByText(words, { exact: true }).waitFor();
      await panel.getByText(/^Годы разные/).waitFor();
      await panel.scrollIntoViewIfNeeded();
      await inspect(page, 'school');

      await page.goto(`${stage.demo.url}/objectivity/sources`);
      await section.getByRole('button', { name: 'Отменить файл профиль.csv' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Отменить', exact: true }).first().click();
      await section.getByText(/^отменён/).waitFor();
      await page.goto(`${stage.demo.url}/schools/${school.id}`);
      await page.getByRole('heading', { name: 'Кто уже ответил' }).waitFor();
      expect(await panel.count()).toBe(0);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});
