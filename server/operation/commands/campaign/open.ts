/** `campaign open`: a campaign as a file says. */
import { readFile } from 'node:fs/promises';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { Targets } from '../../../answering/campaigns/life/schemas.ts';
import { openNow, planCampaign } from '../../../answering/campaigns/life/steps.ts';
import { TARGETS } from '../../../answering/campaigns/opening.ts';
import { dayAfter, yearOf } from '../../../ground/days.ts';
import { fill } from '../../../ground/documents/wording.ts';
import { createSchoolFinder } from '../../../people/schools/name-index.ts';
import { isOpenOn } from '../../../people/schools/open.ts';
import { findKnownSchools } from '../../../people/schools/store.ts';
import type { Services } from '../../../services.ts';
import { readTerritory } from '../registers/file.ts';
import { UsageError } from '../usage-error.ts';
import { say, withServices } from '../with-session.ts';
import words from './words.json' with { type: 'json' };

type Options = { template?: boolean; territory?: number; json?: boolean };

/** `schools`: all that are open, or their names, logins or codes. */
const CampaignFile = Type.Object(
  {
    title: Type.Object({ ru: Type.String({ minLength: 3, maxLength: 200 }), en: Type.Optional(Type.String()) }),
    opensOn: Type.String(),
    closesOn: Type.String(),
    schools: Type.Union([Type.Literal('all'), Type.Array(Type.String(), { minItems: 1, maxItems: 2000 })]),
    targets: Type.Optional(Targets),
  },
  { additionalProperties: false },
);
type CampaignFile = Static<typeof CampaignFile>;

/** How long a campaign runs unless the file says otherwise. */
const DAYS = 21;

export function openFromFile(path: string | undefined, { json, template, territory }: Options): Promise<void> {
  return withServices(async (services) => {
    if (template) return say(JSON.stringify(templateOf(services.clock.today()), null, 2));
    if (path === undefined) throw new UsageError('name a file, or ask for one by --template');
    const file = await readCampaign(path);
    const territoryId = await readTerritory(services, territory);
    const schoolIds = await readSchools(services, territoryId, file);
    const { closesOn, opensOn, targets = TARGETS, title } = file;
    const plan = { title: { ru: title.ru, en: title.en || title.ru }, opensOn, closesOn, schoolIds, targets };
    const campaignId = await planCampaign(services, plan, null);
    await openNow(services, campaignId, null);
    if (json) say(JSON.stringify({ campaignId, schools: schoolIds.length }));
    else
      say(
        `campaign ${campaignId} is open at ${schoolIds.length} schools; \`opora campaign links --campaign ${campaignId}\` makes their links`,
      );
  });
}

function templateOf(today: string): CampaignFile {
  const closesOn = dayAfter(today, DAYS);
  const year = String(yearOf(today));
  return {
    title: { ru: fill(words.title.ru, { year }), en: fill(words.title.en, { year }) },
    opensOn: today,
    closesOn,
    schools: 'all',
    targets: TARGETS,
  };
}

/** @throws UsageError that names what is wrong with the file */
async function readCampaign(path: string): Promise<CampaignFile> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be read (${error.code})`);
  });
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new UsageError(`${path} is no JSON`);
  }
  const [fault] = Value.Errors(CampaignFile, file);
  if (fault) throw new UsageError(`${path}: ${fault.instancePath || '/'} ${fault.message}`);
  return file as CampaignFile;
}

/** @throws UsageError that names every school that is not known */
async function readSchools({ clock, db }: Services, territoryId: number, { schools }: CampaignFile): Promise<number[]> {
  const known = await findKnownSchools(db, territoryId);
  const open = known.filter((school) => isOpenOn(school, clock.today()));
  if (schools === 'all') {
    if (open.length === 0) throw new UsageError('the district has no schools yet: `opora schools import FILE`');
    return open.map(({ id }) => id);
  }
  const find = createSchoolFinder(open);
  const found = schools.map((clue) => find(clue) ?? clue);
  const unknown = found.filter((each) => typeof each === 'string');
  if (unknown.length > 0) throw new UsageError(`not known in the district: ${unknown.join(', ')}`);
  return [...new Set(found as number[])];
}
