import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { CampaignSummary } from '../../../../server/campaigns/schemas.ts';
import { liveWhile, profilesQuery } from '../../../api/queries.ts';
import { Answer, EmptyPanel } from '../../../ui/States.tsx';
import { useWords } from '../../../ui/words.ts';
import { CampaignPage } from '../../shell/CampaignPage.tsx';
import { QualitySwitch, useQuality } from '../../shell/QualitySwitch.tsx';
import { RiskPanel } from './RiskPanel.tsx';

export function RisksPage() {
  const { t } = useWords();
  return <CampaignPage title={t('risks.title')}>{(campaign) => <Risks campaign={campaign} />}</CampaignPage>;
}

function Risks({ campaign }: { campaign: CampaignSummary }) {
  const { t } = useWords();
  const search = useSearch({ from: '/risks' });
  const refetchInterval = liveWhile(campaign.state === 'open');
  const quality = useQuality();
  const profiles = useQuery({
    ...profilesQuery(campaign.id, quality),
    refetchInterval,
    placeholderData: keepPreviousData,
  });
  return (
    <Answer query={profiles} height={420}>
      {(data) =>
        data.schools.length === 0 ? (
          <EmptyPanel title={t('risks.emptyTitle')}>{t('risks.empty')}</EmptyPanel>
        ) : (
          <>
            <QualitySwitch doubtful={data.doubtful} quality={quality} />
            <RiskPanel profiles={data} search={search} />
          </>
        )
      }
    </Answer>
  );
}
