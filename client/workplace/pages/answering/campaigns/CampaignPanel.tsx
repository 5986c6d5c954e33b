import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { CampaignResponse } from '../../../../../server/answering/campaigns/life/schemas.ts';
import { campaignQuery } from '../../../../api/answering/campaignQueries.ts';
import { Answer, LoadingPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import { Actions } from './Actions.tsx';
import { CampaignNow } from './CampaignNow.tsx';
import { CoverageList } from './CoverageList.tsx';
import { History } from './History.tsx';
import { PacePanel } from './PacePanel.tsx';
import { PlanPanel } from './PlanPanel.tsx';
import { Reminders } from './Reminders.tsx';
import { useCoverage } from './useCoverage.ts';

export function CampaignPanelPage() {
  const { campaignId } = useParams({ from: '/campaigns/$campaignId' });
  const { t } = useWords();
  const campaign = useQuery(campaignQuery(campaignId));
  return (
    <>
      {!campaign.data && <title>{`${t('campaigns.title')} · ${t('shell.app')}`}</title>}
      {campaign.isPending && <LoadingPanel />}
      {campaign.error && !campaign.data && (
        <Title order={1} size="h2">
          {t('campaigns.title')}
        </Title>
      )}
      {(campaign.data || campaign.error) && <Answer query={campaign}>{(data) => <Panel campaign={data} />}</Answer>}
    </>
  );
}

function Panel({ campaign }: { campaign: CampaignResponse }) {
  const { day, say, t } = useWords();
  const { closesOn, opensOn, state, title } = campaign;
  return (
    <>
      <title>{`${say(title)} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {say(title)}
      </Title>
      <p>
        {t(`campaigns.state.${state}`)}, {t('campaigns.dates', { from: day(opensOn), to: day(closesOn) })}
      </p>
      <CampaignNow campaign={campaign} />
      <Actions campaign={campaign} />
      <HandOutLink campaign={campaign} />
      {state === 'planned' ? <PlanPanel campaign={campaign} /> : <Running campaign={campaign} />}
      <History events={campaign.events} />
    </>
  );
}

/** For whoever hands out in all schools; a school's coordinator has the page of the school. */
function HandOutLink({ campaign: { id, state } }: { campaign: CampaignResponse }) {
  const { t } = useWords();
  const session = useSession();
  if (!may(session, 'codes:hand') || !may(session, 'campaigns:manage')) return null;
  if (state === 'closed' || state === 'sealed') return null;
  return (
    <p>
      <Link to="/campaigns/$campaignId/hand-out" params={{ campaignId: id }}>
        {t('handOut.toAll')}
      </Link>
    </p>
  );
}

function Running({ campaign }: { campaign: CampaignResponse }) {
  const { school = null } = useSearch({ from: '/campaigns/$campaignId' });
  const session = useSession();
  const coverage = useCoverage(campaign);
  return (
    <Answer query={coverage}>
      {({ cells }) => (
        <>
          <PacePanel campaign={campaign} cells={cells} school={school} />
          {campaign.state === 'open' && may(session, 'links:read') && (
            <Reminders campaignId={campaign.id} school={school} />
          )}
          <CoverageList cells={cells} campaign={campaign} />
        </>
      )}
    </Answer>
  );
}
