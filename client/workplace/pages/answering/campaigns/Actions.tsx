import { Alert, Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CampaignResponse } from '../../../../../server/answering/campaigns/life/schemas.ts';
import { campaignQuery, campaignsQuery } from '../../../../api/answering/campaignQueries.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { sendJson } from '../../../../api/request.ts';
import { dayAfter } from '../../../../days.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './Campaigns.module.css';
import { TargetFields } from './PlanForm.tsx';
import { type Plan, percentsOf, sharesOf } from './plan.ts';

type Step = 'open' | 'drop' | 'extend' | 'close' | 'reopen' | 'targets';
type Wish = { step: Step; day: string; reason: string; targets: Plan['targets'] };
/** `before` is the last day as it was, to go back to. */
type Done = { step: Exclude<Step, 'drop'>; day: string; before: string };

const OFFERED: Record<CampaignResponse['state'], Step[]> = {
  planned: ['open', 'drop'],
  open: ['extend', 'targets', 'close'],
  closed: ['reopen'],
};

/** What the analyst can do now. Every step asks first; a moved day can be moved back at once. */
export function Actions({ campaign }: { campaign: CampaignResponse }) {
  const { day, t } = useWords();
  const today = useQuery(aboutQuery).data?.today ?? campaign.closesOn;
  const [wish, setWish] = useState<Wish | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const acting = useActing(campaign, setDone);
  const begin = (step: Step) => {
    const later = campaign.closesOn > today ? campaign.closesOn : today;
    setDone(null);
    setWish({ step, day: dayAfter(later, 7), reason: '', targets: percentsOf(campaign.targets) });
  };
  return (
    <>
      <section className={styles.row} aria-label={t('campaigns.actions.label')}>
        {OFFERED[campaign.state].map((step) => (
          <Button key={step} variant={step === 'open' ? 'filled' : 'default'} onClick={() => begin(step)}>
            {t(`campaigns.actions.${step}`)}
          </Button>
        ))}
        {campaign.state === 'planned' && (
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link to="/campaigns/$campaignId/edit" params={{ campaignId: campaign.id }} {...props} />
            )}
          >
            {t('campaigns.actions.edit')}
          </Button>
        )}
      </section>
      {done && (
        <Alert color="teal" role="status" mb="md">
          {t(`campaigns.actions.done.${done.step}`, { day: day(done.day) })}{' '}
          {done.step === 'extend' && (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() =>
                acting.mutate({ step: 'extend', day: done.before, reason: '', targets: percentsOf(campaign.targets) })
              }
            >
              {t('campaigns.actions.undo', { day: day(done.before) })}
            </Button>
          )}
        </Alert>
      )}
      {acting.error && <ErrorPanel error={acting.error} />}
      {wish && (
        <Ask
          wish={wish}
          today={today}
          change={(part) => setWish({ ...wish, ...part })}
          answer={(isYes) => {
            if (isYes) acting.mutate(wish);
            setWish(null);
          }}
        />
      )}
    </>
  );
}

type AskProps = { wish: Wish; today: string; change(part: Partial<Wish>): void; answer(isYes: boolean): void };

function Ask({ wish, today, change, answer }: AskProps) {
  const { t } = useWords();
  const { day, reason, step, targets } = wish;
  const hasDay = step === 'extend' || step === 'reopen';
  const isBlocked =
    (hasDay && day < today) ||
    (step === 'reopen' && reason.trim().length < 5) ||
    (step === 'targets' && sharesOf(targets) === null);
  return (
    <AskPanel
      isOpen
      title={t(`campaigns.actions.${step}Ask`)}
      yes={step === 'targets' || step === 'extend' ? t('campaigns.actions.save') : t(`campaigns.actions.${step}`)}
      no={t('campaigns.actions.cancel')}
      isBlocked={isBlocked}
      answer={answer}
    >
      {step === 'targets' ? (
        <TargetFields targets={targets} change={(next) => change({ targets: next })} />
      ) : (
        <p>{t(`campaigns.actions.${step}Text`)}</p>
      )}
      {hasDay && (
        <TextInput
          type="date"
          label={t('campaigns.actions.day')}
          min={today}
          value={day}
          onChange={({ currentTarget: { value } }) => change({ day: value })}
        />
      )}
      {step === 'reopen' && (
        <Textarea
          label={t('campaigns.actions.reason')}
          description={t('campaigns.actions.reasonHint')}
          value={reason}
          onChange={({ currentTarget: { value } }) => change({ reason: value })}
        />
      )}
    </AskPanel>
  );
}

/** Sends a step and renews what shows the campaign; a deleted plan leads back to the list. */
function useActing(campaign: CampaignResponse, tell: (done: Done | null) => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ day, reason, step, targets }: Wish) => {
      const path = `/api/campaigns/${campaign.id}`;
      if (step === 'drop') return sendJson('DELETE', path);
      if (step === 'targets') return sendJson('PUT', `${path}/targets`, { targets: sharesOf(targets) });
      if (step === 'extend') return sendJson('POST', `${path}/extend`, { closesOn: day });
      if (step === 'reopen') return sendJson('POST', `${path}/reopen`, { closesOn: day, reason });
      return sendJson('POST', `${path}/${step}`);
    },
    onSuccess: async (_, { day, step }) => {
      if (step === 'drop') {
        await client.invalidateQueries({ queryKey: campaignsQuery.queryKey });
        void navigate({ to: '/campaigns' });
        return;
      }
      tell({ step, day, before: campaign.closesOn });
      await client.invalidateQueries({ queryKey: campaignQuery(campaign.id).queryKey });
      await client.invalidateQueries({ queryKey: campaignsQuery.queryKey });
      await client.invalidateQueries({ queryKey: ['coverage', campaign.id] });
    },
  });
}
