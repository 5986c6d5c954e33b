/** The application with the demo in it, in this process on a database of its own. */
import { type DemoDescription, describeDemo } from '../../server/operation/demo/description.ts';
import { openApplication, type RunningApplication } from './application.ts';
import { cloneDatabase } from './database.ts';
import { demoClock } from './demoClock.ts';

export type Demo = DemoDescription & RunningApplication;

/** As `npm start` starts it, with the limits of use and the work in the background. */
export async function startDemo(): Promise<Demo> {
  const clock = demoClock();
  const opora = await openApplication(await cloneDatabase('demo'), clock, null, {});
  const description = await describeDemo(opora.services.db, opora.url, clock.today());
  if (!description) throw new Error('the template of the demo holds no demo');
  return { ...opora, ...description };
}
