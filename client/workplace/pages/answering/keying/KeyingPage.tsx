import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { CampaignSummary } from '../../../../../server/answering/campaigns/schemas.ts';
import type { KeyingResponse } from '../../../../../server/answering/paper/schemas.ts';
import { keyingQuery } from '../../../../api/answering/answeringQueries.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { CampaignPage } from '../../../shell/CampaignPage.tsx';
import { Keyboard } from './Keyboard.tsx';
import styles from './KeyingPage.module.css';

export function KeyingPage() {
  const { t } = useWords();
  return (
    <CampaignPage title={t('keying.title')} lead={<p>{t('keying.lead')}</p>}>
      {(campaign) => <Keying campaign={campaign} />}
    </CampaignPage>
  );
}

const AUDIENCES = ['student', 'parent', 'teacher'] as const;

function Keying({ campaign }: { campaign: CampaignSummary }) {
  const { schoolId } = useParams({ from: '/schools/$schoolId/keying' });
  const { audience = 'student' } = useSearch({ from: '/schools/$schoolId/keying' });
  const { t } = useWords();
  const navigate = useNavigate();
  const keying = useQuery(keyingQuery(schoolId, campaign.id, audience));
  return (
    <>
      <div className={styles.choices}>
        <NativeSelect
          label={t('keying.group')}
          value={audience}
          data={AUDIENCES.map((value) => ({ value, label: t(`audience.${value}`) }))}
          onChange={({ currentTarget }) => {
            const chosen = AUDIENCES.find((value) => value === currentTarget.value);
            void navigate({ to: '.', search: (search) => ({ ...search, audience: chosen, grade: undefined }) });
          }}
        />
        {keying.data && <GradeChoice data={keying.data} />}
      </div>
      <Answer query={keying}>{(data) => <Group data={data} />}</Answer>
    </>
  );
}

function GradeChoice({ data: { audience, groups } }: { data: KeyingResponse }) {
  const words = useWords();
  const navigate = useNavigate();
  const group = useGroup(groups);
  if (groups.length < 2) return null;
  return (
    <NativeSelect
      label={words.t('campaigns.grade')}
      value={String(group?.grade)}
      data={groups.map(({ grade }) => ({ value: String(grade), label: cellName(words, audience, grade) }))}
      onChange={({ currentTarget }) =>
        void navigate({ to: '.', search: (search) => ({ ...search, grade: Number(currentTarget.value) }) })
      }
    />
  );
}

/** The group of the address, else the first. */
function useGroup(groups: KeyingResponse['groups']): KeyingResponse['groups'][number] | undefined {
  const { grade } = useSearch({ from: '/schools/$schoolId/keying' });
  return groups.find((each) => each.grade === (grade ?? null)) ?? groups[0];
}

function Group({ data }: { data: KeyingResponse }) {
  const { t } = useWords();
  const group = useGroup(data.groups);
  // What was filled in before the closing is keyed in after it, until the campaign is sealed.
  if (data.state === 'planned' || data.state === 'sealed' || !group)
    return <EmptyPanel title={t('keying.closedTitle')}>{t('keying.closed')}</EmptyPanel>;
  if (data.way !== 'paper')
    return (
      <EmptyPanel title={t('keying.notPaperTitle')}>
        <p>{t('keying.notPaper')}</p>
        <Link to="/schools/$schoolId/answering" params={{ schoolId: data.schoolId }}>
          {t('keying.toWays')}
        </Link>
      </EmptyPanel>
    );
  return (
    <>
      {data.state === 'closed' && <p>{t('keying.late')}</p>}
      <p className="quiet">
        {t('keying.form', { form: data.form })} {t('keying.received', { count: group.keyed })}
      </p>
      <Keyboard key={`${data.campaignId} ${data.audience} ${group.grade}`} data={data} grade={group.grade} />
    </>
  );
}
