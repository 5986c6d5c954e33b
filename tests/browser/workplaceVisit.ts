/** A visit of the workplace on the application of this process, signed in without the sign-in page. */
import type { Browser } from 'playwright-core';
import type { Place } from '../../server/people/identity/caller.ts';
import type { Role } from '../../server/people/identity/roles.ts';
import type { TestApplication } from '../server/application.ts';
import { carrySession, openPage, type Watched } from './pages.ts';
import { settle } from './settle.ts';

export type Visit = Watched & {
  /** Opens an address and waits for the page to have loaded. */
  open(path: string): Promise<void>;
};

export async function visitAs(
  browser: Browser,
  opora: TestApplication,
  role: Role,
  place: Place,
  [width, height]: [number, number] = [1366, 768],
): Promise<Visit> {
  const visit = await openPage(browser, width, height);
  await carrySession(visit.context, opora.url, await opora.signInAs(role, place));
  return {
    ...visit,
    async open(path) {
      await visit.page.goto(opora.url + path);
      await settle(visit.page);
    },
  };
}
