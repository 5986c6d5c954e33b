import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { CampaignResponse } from '../../../../../server/answering/campaigns/life/schemas.ts';
import { campaignQuery } from '../../../../api/answering/campaignQueries.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { BulkLinks } from './BulkLinks.tsx';
import { BulkWays } from './BulkWays.tsx';
import { Kits } from './Kits.tsx';

/** Handing out in all schools of a campaign: their ways, their links, and what they print and send. */
export function HandOutPage() {
  const { campaignId } = useParams({ from: '/campaigns/$campaignId/hand-out' });
  const { say, t } = useWords();
  const campaign = useQuery(campaignQuery(campaignId));
  return (
    <>
      <title>{`${t('handOut.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('handOut.title')}
      </Title>
      <Answer query={campaign}>
        {(data) => (
          <>
            <p>
              <Link to="/campaigns/$campaignId" params={{ campaignId }}>
                {say(data.title)}
              </Link>
              {`, ${t(`campaigns.state.${data.state}`)}`}
            </p>
            <Parts campaign={data} />
          </>
        )}
      </Answer>
    </>
  );
}

function Parts({ campaign: { id, state, title } }: { campaign: CampaignResponse }) {
  const { say, t } = useWords();
  if (state === 'closed' || state === 'sealed')
    return <EmptyPanel title={t(`campaigns.state.${state}`)}>{t(`answering.${state}`)}</EmptyPanel>;
  return (
    <>
      <BulkWays campaignId={id} />
      {state === 'open' ? (
        <>
          <BulkLinks campaignId={id} />
          <Kits campaignId={id} campaign={say(title)} />
        </>
      ) : (
        <EmptyPanel title={t('campaigns.state.planned')}>{t('handOut.planned')}</EmptyPanel>
      )}
    </>
  );
}
