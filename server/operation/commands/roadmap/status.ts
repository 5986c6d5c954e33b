/** `roadmap status`: the state of the municipal roadmap as of a day. */
import type { Language } from '../../../../surveys/schema.ts';
import { yearOf } from '../../../ground/days.ts';
import { findSchoolNamesIn } from '../../../people/schools/store.ts';
import { findTerritoriesWithSchools } from '../../../people/territories/store.ts';
import { roadmapState } from '../../../roadmap/municipal/finding.ts';
import { UsageError } from '../usage-error.ts';
import { withSession } from '../with-session.ts';
import { readable, statusJson } from './report.ts';

type Options = { date?: string; year?: number; territory?: number; json?: boolean; lang: Language };

/** What the command does. @throws UsageError for a day ahead, or where the territory is not clear */
export async function printStatus(options: Options): Promise<void> {
  await withSession(async (session) => {
    const services = await session.services((error) => {
      throw error;
    });
    const today = services.clock.today();
    const { date = today, json, lang, year = yearOf(date) } = options;
    if (date > today) throw new UsageError(`${date} lies ahead: nothing is registered later than ${today}`);
    const territories = await findTerritoriesWithSchools(services.db);
    const territory = territories.find(({ id }) => options.territory === undefined || id === options.territory);
    if (!territory) throw new UsageError('there is no such territory with schools');
    if (options.territory === undefined && territories.length > 1) {
      const ids = territories.map(({ id, name }) => `${id} ${name[lang]}`).join(', ');
      throw new UsageError(`there are several territories; name one by --territory: ${ids}`);
    }
    const state = await roadmapState(services, territory.id, year, date);
    const names = await findSchoolNamesIn(services.db, territory.id);
    process.stdout.write(`${json ? JSON.stringify(statusJson(state)) : readable(state, names, lang)}\n`);
  });
}
