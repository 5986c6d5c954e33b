import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CampaignSummary, CoverageResponse } from '../../../../server/campaigns/schemas.ts';
import type { ProfilesResponse } from '../../../../server/profiles/schemas.ts';
import { coverageQuery, liveWhile, profilesQuery } from '../../../api/queries.ts';
import { Answer } from '../../../ui/States.tsx';
import { useWords } from '../../../ui/words.ts';
import { CampaignPage } from '../../shell/CampaignPage.tsx';
import { useSchools } from '../../shell/schools.ts';
import { may, useSession } from '../../shell/session.ts';
import { CoveragePanel } from './CoveragePanel.tsx';
import { FindingItem } from './FindingItem.tsx';
import { coverageFindings, riskFindings } from './findings.ts';
import { HighRisksPanel } from './HighRisksPanel.tsx';
import styles from './OverviewPage.module.css';

export function OverviewPage() {
  const { t } = useWords();
  return <CampaignPage title={t('overview.title')}>{(campaign) => <Overview campaign={campaign} />}</CampaignPage>;
}

function Overview({ campaign }: { campaign: CampaignSummary }) {
  const isLive = campaign.state === 'open';
  const mayRead = may(useSession(), 'results:read');
  const refetchInterval = liveWhile(isLive);
  const coverage = useQuery({ ...coverageQuery(campaign.id), refetchInterval });
  const profiles = useQuery({ ...profilesQuery(campaign.id), refetchInterval, enabled: mayRead });
  return (
    <Answer query={coverage}>
      {(counted) => (
        <>
          <Findings coverage={counted} profiles={profiles.data ?? null} />
          <CoveragePanel coverage={counted} isLive={isLive} />
          {mayRead && <Answer query={profiles}>{(data) => <HighRisksPanel profiles={data} />}</Answer>}
        </>
      )}
    </Answer>
  );
}

function Findings({ coverage, profiles }: { coverage: CoverageResponse; profiles: ProfilesResponse | null }) {
  const { t } = useWords();
  const { nameOf } = useSchools();
  const factor = (code: string) => {
    return profiles?.factors.find((each) => each.code === code)?.title ?? { ru: code, en: code };
  };
  const findings = [...(profiles ? riskFindings(profiles) : []), ...coverageFindings(coverage.cells)];
  return (
    <section aria-labelledby="findings" className={styles.findings}>
      <Title order={2} size="h4" id="findings">
        {t('overview.findings')}
      </Title>
      <ul>
        {findings.map((finding) => (
          <FindingItem key={finding.kind} finding={finding} names={{ school: nameOf, factor }} />
        ))}
      </ul>
    </section>
  );
}
