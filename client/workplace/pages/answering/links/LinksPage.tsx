import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { CampaignSummary, LinksResponse } from '../../../../../server/answering/campaigns/schemas.ts';
import { linksQuery } from '../../../../api/answering/campaignQueries.ts';
import { liveWhile } from '../../../../api/live.ts';
import { CopyButton } from '../../../../ui/CopyButton.tsx';
import { Paged } from '../../../../ui/Paged.tsx';
import { cellName } from '../../../../ui/riskWords.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { CampaignPage } from '../../../shell/CampaignPage.tsx';
import { useSchools } from '../../../shell/schools.ts';
import { may, useSession } from '../../../shell/session.ts';
import styles from './LinksPage.module.css';

type GroupLink = LinksResponse['links'][number];

export function LinksPage() {
  const { t } = useWords();
  return (
    <CampaignPage title={t('links.title')} lead={<p>{t('links.lead')}</p>}>
      {(campaign) => <Links campaign={campaign} />}
    </CampaignPage>
  );
}

function Links({ campaign }: { campaign: CampaignSummary }) {
  const refetchInterval = liveWhile(campaign.state === 'open');
  const links = useQuery({ ...linksQuery(campaign.id), refetchInterval });
  return (
    <Answer query={links}>
      {(data) => (data.links.length === 0 ? <NoLinks campaign={campaign} /> : <LinkTable links={data.links} />)}
    </Answer>
  );
}

/** Who hands out is told where; whoever does not, who does. */
function NoLinks({ campaign: { id, state } }: { campaign: CampaignSummary }) {
  const { t } = useWords();
  const mayHand = may(useSession(), 'codes:hand') && (state === 'open' || state === 'planned');
  return (
    <EmptyPanel title={t('links.emptyTitle')}>
      {mayHand ? (
        <Link to="/campaigns/$campaignId/hand-out" params={{ campaignId: id }}>
          {t('links.makeThem')}
        </Link>
      ) : (
        t('links.empty')
      )}
    </EmptyPanel>
  );
}

function LinkTable({ links }: { links: GroupLink[] }) {
  const words = useWords();
  const { say, t } = words;
  const { nameOf } = useSchools();
  const schoolOf = useCallback(({ schoolId }: GroupLink) => say(nameOf(schoolId)), [nameOf, say]);
  return (
    <Paged rows={links} nameOf={schoolOf} search={t('shell.pages.search')}>
      {(shown) => (
        <Wide label={t('links.title')}>
          <Table stickyHeader striped>
            <Table.Thead>
              <Table.Tr>
                {(['school', 'audience', 'group', 'address', 'used'] as const).map((column) => (
                  <Table.Th key={column} scope="col">
                    {t(`links.${column}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((link) => (
                <Table.Tr key={link.code}>
                  <Table.Th scope="row">{say(nameOf(link.schoolId))}</Table.Th>
                  <Table.Td>{cellName(words, link.audience, link.grade)}</Table.Td>
                  <Table.Td>{link.label}</Table.Td>
                  <Table.Td>{link.closed ? t('links.closed') : <Address code={link.code} />}</Table.Td>
                  <Table.Td>{t('links.usedOf', { used: link.used, cap: link.cap })}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Wide>
      )}
    </Paged>
  );
}

function Address({ code }: { code: string }) {
  const address = `${location.origin}/s/${code}`;
  return (
    <span className={styles.address}>
      <a href={address}>{address}</a>
      <CopyButton text={address} />
    </span>
  );
}
