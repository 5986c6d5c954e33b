/** How many schools have which risk on the factors that the final meeting looks at, and what surely changed. */
import { findCampaigns, getCampaignModel } from '../campaigns/store.ts';
import { findChanges } from '../changes/store.ts';
import { countsOf } from '../rollup/counts.ts';
import type { Looks } from '../rollup/schemas.ts';
import { countLooks, findChildren } from '../rollup/store.ts';
import { findSchools } from '../schools/store.ts';
import type { Services } from '../services.ts';
import type { MeetingFactor } from './schemas.ts';

/** Staff; teaching; then upbringing: wellbeing, discipline and the parents' part. */
const MEETING_FACTORS = ['F02', 'F03', 'F07', 'F08', 'F10'];
const CAMPAIGNS = 2;

/** From stored profiles alone, which have passed the gate. @param year of the meeting: later campaigns do not count */
export async function describeFactors(
  { db }: Pick<Services, 'db'>,
  territoryId: number,
  year: number,
): Promise<MeetingFactor[]> {
  const scope = { territoryIds: [territoryId], schoolIds: [] };
  const campaigns = (await findCampaigns(db, scope))
    .filter((campaign) => campaign.state !== 'planned' && campaign.year <= year)
    .slice(0, CAMPAIGNS);
  const newest = campaigns.at(0);
  if (!newest) return [];
  const schoolIds = (await findSchools(db, scope)).map(({ id }) => id);
  const changes = Map.groupBy(
    await findChanges(db, schoolIds, { campaignId: newest.id }),
    ({ result }) => result.factor,
  );
  const counted: (Pick<MeetingFactor['campaigns'][number], 'year' | 'schools' | 'isOpen'> & { looks: Looks[] })[] = [];
  for (const { id, state, year: of } of campaigns.toReversed()) {
    const children = await findChildren(db, id, territoryId, scope);
    const schools = children.reduce((sum, child) => sum + child.schools, 0);
    const rows = await countLooks(db, id, territoryId, scope, 'all');
    const merged = [...Map.groupBy(rows, ({ factor, look }) => `${factor} ${look}`).values()].map((same) => ({
      ...same[0],
      schools: same.reduce((sum, row) => sum + row.schools, 0),
    }));
    counted.push({ year: of, schools, isOpen: state === 'open', looks: countsOf(merged, MEETING_FACTORS, schools) });
  }
  const { factors } = await getCampaignModel(db, newest.id);
  return factors
    .filter(({ code }) => MEETING_FACTORS.includes(code))
    .map(({ code, title }) => ({
      factor: code,
      title: title ?? { ru: code, en: code },
      campaigns: counted.map(({ looks, ...campaign }) => {
        const { factor: _, ...own } = looks[MEETING_FACTORS.indexOf(code)];
        return { ...campaign, ...own };
      }),
      change: changeOf(changes.get(code)?.map(({ result }) => result) ?? []),
    }));
}

type Change = Awaited<ReturnType<typeof findChanges>>[number]['result'];

/** Null where no school can be compared. */
function changeOf(changes: Change[]): MeetingFactor['change'] {
  const known = changes.filter((change) => change.kind === 'estimate');
  if (known.length === 0) return null;
  const count = (verdict: 'better' | 'worse' | 'cannotTell') => known.filter((each) => each.verdict === verdict).length;
  return { better: count('better'), worse: count('worse'), cannotTell: count('cannotTell') };
}
