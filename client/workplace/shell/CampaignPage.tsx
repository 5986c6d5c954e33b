import { NativeSelect, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CampaignSummary } from '../../../server/answering/campaigns/schemas.ts';
import { campaignsQuery } from '../../api/answering/campaignQueries.ts';
import { Answer, EmptyPanel } from '../../ui/States.tsx';
import { useWords } from '../../ui/words.ts';
import styles from './CampaignPage.module.css';
import { NextStep } from './NextStep.tsx';
import { may, useSession } from './session.ts';

type CampaignPageProps = {
  title: string;
  /** What stands under the title, for instance the status of a school. */
  lead?: ReactNode;
  /** Whether it shows what answers say: of a campaign that has not opened there is nothing to say, and nothing is missed. */
  isOfAnswers?: boolean;
  /** What it shows below the next step while there is no campaign. */
  without?: ReactNode;
  children: (campaign: CampaignSummary) => ReactNode;
};

/** A page about one campaign: its title, the choice of the campaign, and what it shows once that is known. */
export function CampaignPage({ title, lead, isOfAnswers = false, without, children }: CampaignPageProps) {
  const { t } = useWords();
  const campaigns = useQuery(campaignsQuery);
  const { campaign: asked } = useSearch({ strict: false });
  const all = campaigns.data?.campaigns ?? [];
  const campaign = all.find(({ id }) => id === asked) ?? all.find(({ state }) => state !== 'planned') ?? all[0];
  return (
    <>
      <title>{`${title} · ${t('shell.app')}`}</title>
      <div className={styles.head}>
        <div>
          <Title order={1} size="h2">
            {title}
          </Title>
          {lead}
        </div>
        {campaign && <CampaignChoice campaigns={all} campaign={campaign} />}
      </div>
      <Answer query={campaigns}>
        {() => {
          if (!campaign)
            return (
              <>
                <NextStep />
                {without}
              </>
            );
          return isOfAnswers && campaign.state === 'planned' ? <NotOpened campaign={campaign} /> : children(campaign);
        }}
      </Answer>
    </>
  );
}

function NotOpened({ campaign: { id, opensOn } }: { campaign: CampaignSummary }) {
  const { day, t } = useWords();
  const session = useSession();
  return (
    <EmptyPanel title={t('shell.empty.plannedTitle', { day: day(opensOn) })}>
      <p>{t('shell.empty.planned')}</p>
      {may(session, 'coverage:read') && (
        <Link to="/campaigns/$campaignId" params={{ campaignId: id }}>
          {t('shell.empty.plannedWay')}
        </Link>
      )}
    </EmptyPanel>
  );
}

/** The chosen campaign is kept in the address; the newest needs no mention there. */
function CampaignChoice({ campaigns, campaign }: { campaigns: CampaignSummary[]; campaign: CampaignSummary }) {
  const { day, say, t } = useWords();
  const navigate = useNavigate();
  const areYearsEnough = new Set(campaigns.map(({ year }) => year)).size === campaigns.length;
  const choose = (id: number) => void navigate({ to: '.', search: (search) => ({ ...search, campaign: id }) });
  const limit = day(campaign.closesOn);
  return (
    <NativeSelect
      className={styles.choice}
      label={t('shell.campaign')}
      description={t(`shell.campaignState.${campaign.state}`, { day: limit })}
      inputWrapperOrder={['label', 'input', 'description']}
      data={campaigns.map(({ id, title, year }) => ({
        value: String(id),
        label: areYearsEnough ? String(year) : say(title),
      }))}
      value={String(campaign.id)}
      onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
    />
  );
}
