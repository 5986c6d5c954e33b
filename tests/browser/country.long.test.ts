/** 40,000 schools in 400 municipalities: the pages of whoever looks at all of them open, and what each took is printed. */
import { expect, it } from 'vitest';
import { startApplication } from '../server/application.ts';
import { makeRegion } from '../server/region.ts';
import { launchBrowser } from './chromium.ts';
import { visitAs } from './workplaceVisit.ts';

const PAGES = [
  ...['/', '/risks', '/plan', '/compare', '/results', '/campaigns/1', '/roadmap', '/exit', '/network', '/practice'],
  ...['/objectivity', '/school-roadmaps', '/evidence', '/publications'],
];

it('opens every page of many schools', async () => {
  const [opora, browser] = await Promise.all([startApplication(), launchBrowser()]);
  const region = await makeRegion(opora.services, 400, 100);
  const place = { territoryId: region.regionId, schoolId: null };
  const { faults, open, page } = await visitAs(browser, opora, 'analyst', place);
  await open('/links');
  const lines: string[] = [];
  for (const path of PAGES) {
    const begun = performance.now();
    await open(path);
    lines.push(`${path.padEnd(18)}${Math.round(performance.now() - begun)} ms`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
  await open('/risks');
  await page.getByRole('link', { name: 'Район 400: школ 100, открыть' }).click();
  await page.getByText('показано 100 школ из 100').waitFor();
  expect(faults).toEqual([]);
  await browser.close();
  await opora.stop();
});
