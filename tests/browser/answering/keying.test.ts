/** The paper form is printed, read and keyed in by keyboard alone; what is stored equals what the web form sends. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeAnswers } from '../../../server/answering/submissions/codec.ts';
import { linesOf, readPdf } from '../../server/answering/printed.ts';
import { startApplication, type TestApplication } from '../../server/application.ts';
import { makeLink, makeWorld, type World } from '../../server/world.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, overflow } from '../pages.ts';
import { type Visit, visitAs } from '../workplaceVisit.ts';

describe.runIf(canBrowse)('keying in paper forms', () => {
  let opora: TestApplication;
  let world: World;
  let browser: Browser;
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    [opora, browser] = await Promise.all([startApplication(), launchBrowser()]);
    world = await makeWorld(opora.services, 1);
    visit = await visitAs(browser, opora, 'coordinator', { territoryId: null, schoolId: world.schoolIds[0] });
    page = visit.page;
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await opora?.stop();
  });

  const items = () => opora.services.content.questionnaires.student.items;
  /** A sheet as filled in with a pen: a digit for each line, 0 for none. */
  const filled = (seed: number): number[] => items().map((_, index) => (index * 7 + seed * 3) % 6);
  const answersOn = (sheet: number[]) =>
    Object.fromEntries(
      items().flatMap(({ name, values }, index) => {
        const digit = sheet[index];
        return digit === 0 ? [] : [[name, digit > values.length ? ('hardToSay' as const) : values[digit - 1]]];
      }),
    );
  const type = async (sheet: number[]) => {
    for (const digit of sheet) await page.keyboard.press(String(digit));
  };
  /** What waits, opened with the campaign's key as the mix opens it. */
  const storedSets = async () => {
    const { campaignKeys, db } = opora.services;
    const cell = { campaignId: world.campaignId, schoolId: world.schoolIds[0], audience: 'student', grade: 6 } as const;
    const waiting = db.selectFrom('inbox').select(['key_id as keyId', 'sealed']).where('grade', '=', cell.grade);
    const reading = await campaignKeys.reading(cell.campaignId);
    const sets = await Promise.all((await waiting.execute()).map((row) => reading.open(cell, row)));
    return sets.map(({ answers }) => Buffer.from(answers).toString('hex')).toSorted();
  };

  it(
    'chooses paper, prints the form, and finds the number of every question on it',
    async () => {
      await visit.open(`/schools/${world.schoolIds[0]}/answering`);
      expect(await axeViolations(page)).toEqual([]);
      const part = page.getByRole('region', { name: 'Ученики' });
      await part.getByLabel('Способ').selectOption('paper');
      const link = part.getByRole('link', { name: 'Бумажная анкета (PDF), по-русски' });
      await link.waitFor();
      const response = await page.context().request.get(opora.url + (await link.getAttribute('href')));
      const lines = readPdf(await response.body()).flatMap(linesOf);
      const numbers = lines.flatMap((line) => /^(\d+) .*[^\d ]/.exec(line)?.[1] ?? []).map(Number);
      expect(numbers).toEqual(items().map((_, index) => index + 1));
      await part.getByRole('link', { name: 'Ввести заполненные анкеты' }).click();
      await page.getByRole('heading', { level: 1, name: 'Ввод бумажных анкет' }).waitFor();
    },
    PATIENCE,
  );

  it(
    'keys forty answers by keyboard alone in under a minute, and a reload loses nothing',
    async () => {
      await page.getByRole('region', { name: 'Ввод листа' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      const began = performance.now();
      await type(filled(1));
      await page.getByText('Лист введён.').waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Лист № 2' }).waitFor();
      const seconds = (performance.now() - began) / 1000;
      process.stdout.write(`keying: ${items().length} items in ${seconds.toFixed(1)} s\n`);
      expect((seconds / items().length) * 40).toBeLessThan(60);
      await type(filled(2).slice(0, 5));
      await page.reload();
      await page.getByText(`Введено 5 из ${items().length}`).waitFor();
      await page.getByRole('button', { name: 'Отправить 1 лист' }).waitFor();
    },
    PATIENCE,
  );

  it(
    'says when a digit does not exist, and goes back by Backspace',
    async () => {
      await page.keyboard.press('9');
      await page.getByText('У этого вопроса такой цифры нет').waitFor();
      await page.keyboard.press('Backspace');
      await page.getByText(`Введено 4 из ${items().length}`).waitFor();
      await type(filled(2).slice(4));
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Лист № 3' }).waitFor();
      await page.keyboard.press('-');
      await page.getByText(`Введено 1 из ${items().length}`).waitFor();
      await page.keyboard.press('Backspace');
    },
    PATIENCE,
  );

  it(
    'asks for a second keying of the sample, compares, and lets the paper decide',
    async () => {
      const send = page.getByRole('button', { name: 'Отправить 2 листа' });
      expect(await send.isDisabled()).toBe(true);
      await page.getByRole('button', { name: 'Сверить', exact: true }).click();
      const wrong = filled(1).with(2, filled(1)[2] === 1 ? 2 : 1);
      await type(wrong);
      await page.keyboard.press('Enter');
      const dispute = page.getByRole('region', { name: 'Лист № 1: цифры разошлись' });
      await dispute.waitFor();
      expect(await axeViolations(page)).toEqual([]);
      // The first keying was right.
      await page.keyboard.press('Enter');
      await page.getByText('При сверке разошлось 1 из').waitFor();
      expect(await send.isEnabled()).toBe(true);
      expect(await storedSets()).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'sends what equals the answers of the web form, and forgets the draft',
    async () => {
      await page.getByRole('button', { name: 'Отправить 2 листа' }).click();
      await page.getByRole('dialog').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: 'Отправить' }).click();
      await page.getByText('Принято 2 листа').waitFor();
      const encoded = [1, 2].map((seed) => {
        const result = encodeAnswers(items(), answersOn(filled(seed)));
        return result.kind === 'encoded' ? Buffer.from(result.bytes).toString('hex') : '';
      });
      expect(await storedSets()).toEqual(encoded.toSorted());
      const code = await makeLink(opora.services, world);
      for (const seed of [1, 2]) {
        const body = { id: crypto.randomUUID(), answers: answersOn(filled(seed)) };
        await page.context().request.post(`${opora.url}/api/survey/${code}/submissions`, { data: body });
      }
      expect(await storedSets()).toEqual([...encoded, ...encoded].toSorted());
      const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('keying')));
      expect(kept).toEqual([]);
      expect(visit.faults).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'goes on after the closing, for sheets filled in before, and ends with the sealing',
    async () => {
      const setState = (state: 'closed' | 'sealed') =>
        opora.services.db
          .updateTable('campaign')
          .set({ state, seals_on: state === 'closed' ? '2026-06-15' : null })
          .where('id', '=', world.campaignId)
          .execute();
      await setState('closed');
      await page.reload();
      await page.getByText('Листы, заполненные до закрытия, ещё можно вводить').waitFor();
      const before = (await storedSets()).length;
      await type(filled(4));
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Сверить', exact: true }).click();
      await type(filled(4));
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Отправить 1 лист' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Отправить' }).click();
      await page.getByText('Принят 1 лист').waitFor();
      expect(await storedSets()).toHaveLength(before + 1);
      await setState('sealed');
      await page.reload();
      await page.getByText('Листы сейчас не принимаются').waitFor();
      await opora.services.db
        .updateTable('campaign')
        .set({ state: 'open' })
        .where('id', '=', world.campaignId)
        .execute();
      await page.reload();
      await page.getByRole('region', { name: 'Ввод листа' }).waitFor();
    },
    PATIENCE,
  );

  it(
    'fits a window of 360 px',
    async () => {
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
    },
    PATIENCE,
  );
});
