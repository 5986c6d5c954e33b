/** How many schools have which risk on the factors that the final meeting looks at, and what surely changed. */
import type { MeetingPage, RiskModel } from '../../../surveys/schema.ts';
import { findCampaigns, findSurveyedSchools, getCampaignModel } from '../../answering/campaigns/store.ts';
import { findSchools } from '../../people/schools/store.ts';
import { findChanges } from '../../profiles/changes/store.ts';
import type { Services } from '../../services.ts';
import type { MeetingFactor } from './schemas.ts';
import { countLevels, type LevelRow } from './store.ts';

const CAMPAIGNS = 2;

/**
 * From stored profiles alone, which have passed the gate. Which factors the meeting looks at, and on which page, is said by the risk
 * model of today, so that it holds for campaigns whose model was frozen before too.
 * @param year of the meeting: later campaigns do not count
 */
export async function describeFactors(
  { content, db }: Pick<Services, 'content' | 'db'>,
  territoryId: number,
  year: number,
): Promise<MeetingFactor[]> {
  const scope = { territoryIds: [territoryId], schoolIds: [] };
  const campaigns = (await findCampaigns(db, scope))
    .filter((campaign) => campaign.state !== 'planned' && campaign.year <= year)
    .slice(0, CAMPAIGNS);
  const newest = campaigns.at(0);
  if (!newest) return [];
  const pages = meetingPages(content.riskModel);
  const schoolIds = (await findSchools(db, scope)).map(({ id }) => id);
  const changes = Map.groupBy(
    await findChanges(db, schoolIds, { campaignId: newest.id }),
    ({ result }) => result.factor,
  );
  const counted: { campaign: Head; rows: LevelRow[] }[] = [];
  for (const { id, state, year: of } of campaigns.toReversed()) {
    const surveyed = await findSurveyedSchools(db, id, scope);
    const rows = await countLevels(db, id, surveyed, [...pages.keys()]);
    counted.push({ campaign: { year: of, schools: surveyed.length, isOpen: state === 'open' }, rows });
  }
  const { factors } = await getCampaignModel(db, newest.id);
  return factors.flatMap(({ code, title }): MeetingFactor[] => {
    const slide = pages.get(code);
    if (slide === undefined) return [];
    const campaignsOf = counted.map(({ campaign, rows }) => ({
      ...campaign,
      ...levelsOf(
        rows.filter(({ factor }) => factor === code),
        campaign.schools,
      ),
    }));
    const change = changeOf(changes.get(code)?.map(({ result }) => result) ?? []);
    return [{ factor: code, title: title ?? { ru: code, en: code }, slide, campaigns: campaignsOf, change }];
  });
}

/** The page of the meeting by the code of the factor. */
function meetingPages({ factors }: RiskModel): Map<string, MeetingPage> {
  const pages = new Map<string, MeetingPage>();
  for (const { code, meeting } of factors) if (meeting !== undefined) pages.set(code, meeting);
  return pages;
}

type Head = Pick<MeetingFactor['campaigns'][number], 'year' | 'schools' | 'isOpen'>;

/** The parts always add up to the schools: one without a profile has no data like one whose profile has none. */
function levelsOf(rows: LevelRow[], schools: number) {
  const count = (look: string, isCertain?: boolean) =>
    rows
      .filter((row) => row.look === look && (isCertain === undefined || row.isCertain === isCertain))
      .reduce((sum, row) => sum + row.schools, 0);
  const level = (look: 'high' | 'medium' | 'low') => ({ certain: count(look, true), leaning: count(look, false) });
  const [few, hidden] = [count('few'), count('hidden')];
  const judged = count('high') + count('medium') + count('low');
  return {
    high: level('high'),
    medium: level('medium'),
    low: level('low'),
    few,
    hidden,
    noData: schools - judged - few - hidden,
  };
}

type Change = Awaited<ReturnType<typeof findChanges>>[number]['result'];

/** Null where no school can be compared. */
function changeOf(changes: Change[]): MeetingFactor['change'] {
  const known = changes.filter((change) => change.kind === 'estimate');
  if (known.length === 0) return null;
  const count = (verdict: 'better' | 'worse' | 'cannotTell') => known.filter((each) => each.verdict === verdict).length;
  return { better: count('better'), worse: count('worse'), cannotTell: count('cannotTell') };
}
