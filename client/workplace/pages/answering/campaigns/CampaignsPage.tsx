import { Button, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CampaignSummary } from '../../../../../server/answering/campaigns/schemas.ts';
import { campaignsQuery } from '../../../../api/answering/campaignQueries.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';

export function CampaignsPage() {
  const { t } = useWords();
  const campaigns = useQuery(campaignsQuery);
  const mayManage = may(useSession(), 'campaigns:manage');
  return (
    <>
      <title>{`${t('campaigns.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('campaigns.title')}
      </Title>
      <p>{t('campaigns.lead')}</p>
      {mayManage && (
        <Button mb="md" renderRoot={(props) => <Link to="/campaigns/new" {...props} />}>
          {t('campaigns.create')}
        </Button>
      )}
      <Answer query={campaigns}>
        {({ campaigns: all }) =>
          all.length === 0 ? (
            <EmptyPanel title={t('campaigns.none')}>
              {mayManage ? t('campaigns.lead') : t('campaigns.noneMine')}
            </EmptyPanel>
          ) : (
            <CampaignTable campaigns={all} />
          )
        }
      </Answer>
    </>
  );
}

function CampaignTable({ campaigns }: { campaigns: CampaignSummary[] }) {
  const { day, say, t } = useWords();
  return (
    <Wide label={t('campaigns.title')}>
      <Table striped>
        <Table.Thead>
          <Table.Tr>
            {(['title', 'state', 'dates'] as const).map((column) => (
              <Table.Th key={column} scope="col">
                {t(`campaigns.columns.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {campaigns.map(({ closesOn, id, opensOn, state, title }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row">
                <Link to="/campaigns/$campaignId" params={{ campaignId: id }}>
                  {say(title)}
                </Link>
              </Table.Th>
              <Table.Td>{t(`campaigns.state.${state}`)}</Table.Td>
              <Table.Td>{t('campaigns.dates', { from: day(opensOn), to: day(closesOn) })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
