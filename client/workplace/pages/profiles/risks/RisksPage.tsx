import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { CampaignSummary } from '../../../../../server/answering/campaigns/schemas.ts';
import type { ProfilesResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import { liveWhile } from '../../../../api/live.ts';
import { profilesQuery } from '../../../../api/profiles/profileQueries.ts';
import { changesQuery, territoriesQuery } from '../../../../api/profiles/riskQueries.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { CampaignPage } from '../../../shell/CampaignPage.tsx';
import { QualitySwitch, useQuality } from '../../../shell/QualitySwitch.tsx';
import type { RisksSearch } from './arrangement.ts';
import { ChangePanel } from './ChangePanel.tsx';
import { RiskPanel } from './RiskPanel.tsx';
import { TerritoryPanel, TerritoryPath } from './TerritoryPanel.tsx';
import { YearSwitch } from './YearSwitch.tsx';

export function RisksPage() {
  const { t } = useWords();
  return (
    <CampaignPage title={t('risks.title')} isOfAnswers>
      {(campaign) => <Risks campaign={campaign} />}
    </CampaignPage>
  );
}

function Risks({ campaign }: { campaign: CampaignSummary }) {
  const { t } = useWords();
  const search = useSearch({ from: '/risks' });
  const refetchInterval = liveWhile(campaign.state === 'open');
  const quality = useQuality();
  const profiles = useQuery({
    ...profilesQuery(campaign.id, quality, search.territory ?? null),
    refetchInterval,
    placeholderData: keepPreviousData,
  });
  return (
    <Answer query={profiles} height={420}>
      {(data) => {
        if (data.total > data.schools.length) return <ManySchools {...{ campaign, search }} />;
        if (data.schools.length === 0) {
          return <EmptyPanel title={t('risks.emptyTitle')}>{t('risks.empty')}</EmptyPanel>;
        }
        return (
          <>
            <QualitySwitch doubtful={data.doubtful} quality={quality} />
            <Years {...{ campaign, search }} profiles={data} />
          </>
        );
      }}
    </Answer>
  );
}

type YearsProps = { campaign: CampaignSummary; search: RisksSearch; profiles: ProfilesResponse };

/**
 * This year's map, last year's, or what changed, where there was a campaign before. The map keeps its place on the page when it
 * becomes known that there was one, so that nothing which is open in it closes.
 */
function Years({ campaign, search, profiles }: YearsProps) {
  const changes = useQuery(changesQuery(campaign.id, useQuality()));
  const against = changes.data?.against ?? null;
  // A link to another year waits for it; this year's map needs nothing more.
  const isWaiting = search.year !== undefined && !changes.isSuccess;
  const shown = against === null ? undefined : search.year;
  return (
    <>
      {against && <YearSwitch search={search} thisYear={campaign.year} lastYear={against.year} />}
      {isWaiting && <Answer query={changes}>{() => null}</Answer>}
      {against && changes.data && shown === 'change' && (
        <ChangePanel changes={changes.data} year={against.year} search={search} />
      )}
      {against && shown === 'last' && <LastYear {...against} search={search} />}
      {!isWaiting && shown === undefined && <RiskPanel profiles={profiles} search={search} />}
    </>
  );
}

function LastYear({ id, year, search }: { id: number; year: number; search: RisksSearch }) {
  const profiles = useQuery(profilesQuery(id, useQuality()));
  return (
    <Answer query={profiles} height={420}>
      {(data) => <RiskPanel profiles={data} search={search} lastYear={year} />}
    </Answer>
  );
}

/** More schools than anybody reads one by one: by territory, and school by school within the lowest one. */
function ManySchools({ campaign, search }: Omit<YearsProps, 'profiles'>) {
  const rollup = useQuery({
    ...territoriesQuery(campaign.id, useQuality(), search.territory ?? null),
    placeholderData: keepPreviousData,
  });
  return (
    <Answer query={rollup} height={420}>
      {(data) => (
        <>
          <TerritoryPath rollup={data} search={search} />
          {data.territories.length > 0 ? (
            <TerritoryPanel rollup={data} search={search} />
          ) : (
            <OwnSchools campaign={campaign} territory={data.parent.id} search={search} />
          )}
        </>
      )}
    </Answer>
  );
}

/** The schools of a territory that is not parted any further. */
function OwnSchools({ campaign, territory, search }: Omit<YearsProps, 'profiles'> & { territory: number }) {
  const refetchInterval = liveWhile(campaign.state === 'open');
  const profiles = useQuery({ ...profilesQuery(campaign.id, useQuality(), territory), refetchInterval });
  return (
    <Answer query={profiles} height={420}>
      {(data) => <RiskPanel profiles={data} search={search} />}
    </Answer>
  );
}
