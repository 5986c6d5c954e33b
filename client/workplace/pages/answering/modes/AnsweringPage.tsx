import { Alert, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { CampaignSummary } from '../../../../../server/answering/campaigns/schemas.ts';
import type { AnsweringResponse } from '../../../../../server/answering/modes/schemas.ts';
import { answeringQuery } from '../../../../api/answering/answeringQueries.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { CampaignPage } from '../../../shell/CampaignPage.tsx';
import { useSchools } from '../../../shell/schools.ts';
import { may, useSession } from '../../../shell/session.ts';
import styles from './Answering.module.css';
import { CodesPart, OldCards } from './CodesPart.tsx';
import { GroupCount } from './GroupCount.tsx';
import { KeyList } from './KeyList.tsx';
import { LinksPart, OldLinks } from './LinksPart.tsx';
import { PaperPart } from './PaperPart.tsx';
import { SchoolPapers } from './SchoolPapers.tsx';
import { WayChoice } from './WayChoice.tsx';

export type Group = AnsweringResponse['groups'][number];

export function AnsweringPage() {
  const { say, t } = useWords();
  const { schoolId } = useParams({ from: '/schools/$schoolId/answering' });
  const { nameOf } = useSchools();
  return (
    <CampaignPage title={t('answering.title')} lead={<p>{`${say(nameOf(schoolId))}. ${t('answering.lead')}`}</p>}>
      {(campaign) => <Answering campaign={campaign} schoolId={schoolId} />}
    </CampaignPage>
  );
}

function Answering({ campaign, schoolId }: { campaign: CampaignSummary; schoolId: number }) {
  const { t } = useWords();
  const answering = useQuery(answeringQuery(schoolId, campaign.id));
  const mayHand = may(useSession(), 'codes:hand');
  return (
    <Answer query={answering}>
      {(data) => {
        if (data.state === 'planned')
          return <EmptyPanel title={t('campaigns.state.planned')}>{t('answering.none')}</EmptyPanel>;
        const audiences = [...new Set(data.groups.map(({ audience }) => audience))];
        return (
          <>
            {data.state === 'open' ? (
              <>
                <PaperAddress address={data.address} />
                <SchoolPapers data={data} mayHand={mayHand} />
              </>
            ) : (
              <Alert color="gray" mb="md">
                {t(`answering.${data.state}`)}
              </Alert>
            )}
            {audiences.map((audience) => (
              <AudiencePart
                key={audience}
                data={data}
                groups={data.groups.filter((group) => group.audience === audience)}
              />
            ))}
            <KeyList groups={data.groups} />
          </>
        );
      }}
    </Answer>
  );
}

function PaperAddress({ address }: { address: string }) {
  const { t } = useWords();
  const isLocal = /^https?:\/\/(localhost|127\.|\[::1\])/.test(address);
  return (
    <>
      <p className="quiet">{t('answering.address', { address })}</p>
      {isLocal && (
        <Alert color="yellow" variant="light" mb="md">
          {t('answering.addressLocal')}
        </Alert>
      )}
    </>
  );
}

function AudiencePart({ data, groups }: { data: AnsweringResponse; groups: Group[] }) {
  const { t } = useWords();
  const mayHand = may(useSession(), 'codes:hand') && data.state === 'open';
  const [{ audience, way }] = groups;
  return (
    <section className={styles.part} aria-label={t(`audience.${audience}`)}>
      <Title order={2} size="h4">
        {t(`audience.${audience}`)}
      </Title>
      <ul className={styles.counts}>
        {groups.map((group) => (
          <GroupCount key={group.grade} group={group} state={data.state} />
        ))}
      </ul>
      {mayHand ? <WayChoice data={data} groups={groups} /> : <p>{t(`answering.ways.${way}`)}</p>}
      {way === 'link' && <LinksPart data={data} groups={groups} mayHand={mayHand} />}
      {way === 'codes' && <CodesPart data={data} groups={groups} mayHand={mayHand} />}
      {way === 'paper' && <PaperPart data={data} groups={groups} />}
      {way !== 'link' && <OldLinks data={data} groups={groups} />}
      {way !== 'codes' && <OldCards data={data} groups={groups} mayHand={mayHand} />}
    </section>
  );
}
