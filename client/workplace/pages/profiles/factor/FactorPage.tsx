import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { CampaignSummary } from '../../../../../server/answering/campaigns/schemas.ts';
import type { FactorResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import { liveWhile } from '../../../../api/live.ts';
import { factorQuery } from '../../../../api/profiles/profileQueries.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { CampaignPage } from '../../../shell/CampaignPage.tsx';
import { may, useSession } from '../../../shell/session.ts';
import { Measures } from '../school/Measures.tsx';
import { FactorChart } from './FactorChart.tsx';
import { InUse } from './InUse.tsx';

/** «У кого этот риск и что помогает?» */
export function FactorPage() {
  const { t } = useWords();
  return (
    <CampaignPage title={t('factor.title')} isOfAnswers>
      {(campaign) => <Factor campaign={campaign} />}
    </CampaignPage>
  );
}

function Factor({ campaign }: { campaign: CampaignSummary }) {
  const { factor } = useParams({ from: '/factors/$factor' });
  const refetchInterval = liveWhile(campaign.state === 'open');
  const mayRead = may(useSession(), 'practice:read');
  const query = useQuery({ ...factorQuery(campaign.id, factor), refetchInterval });
  return (
    <Answer query={query} height={420}>
      {(data) => (
        <>
          <FactorChoice data={data} />
          <FactorChart data={data} />
          {mayRead && <InUse factor={data.factor} />}
          <Measures factor={data.factor} />
        </>
      )}
    </Answer>
  );
}

function FactorChoice({ data }: { data: FactorResponse }) {
  const { say, t } = useWords();
  const navigate = useNavigate();
  return (
    <NativeSelect
      label={t('factor.choice')}
      maw={560}
      mb="md"
      value={data.factor}
      data={data.factors.map(({ code, title }) => ({ value: code, label: say(title) }))}
      onChange={({ currentTarget }) =>
        void navigate({ to: '/factors/$factor', params: { factor: currentTarget.value }, resetScroll: false })
      }
    />
  );
}
