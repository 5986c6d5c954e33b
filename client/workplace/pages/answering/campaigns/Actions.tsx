import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CampaignResponse } from '../../../../../server/answering/campaigns/life/schemas.ts';
import { campaignQuery, campaignsQuery } from '../../../../api/answering/campaignQueries.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { sendJson } from '../../../../api/request.ts';
import { dayAfter } from '../../../../days.ts';
import { errorText } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import styles from './Campaigns.module.css';
import { percentsOf, sharesOf } from './plan.ts';
import { StepDialog } from './StepDialog.tsx';
import { OFFERED, type Step, type Wish } from './steps.ts';

/** `before` is the last day as it was, to go back to. */
type Done = { step: Exclude<Step, 'drop'>; day: string; before: string };

/** What this person can do now. Every step asks first; a moved day can be moved back at once. */
export function Actions({ campaign }: { campaign: CampaignResponse }) {
  const session = useSession();
  const mayManage = may(session, 'campaigns:manage');
  const mayEnd = may(session, 'campaigns:end');
  const { t } = useWords();
  if (!mayManage && !mayEnd) return null;
  const { manage, end } = OFFERED[campaign.state];
  // Who does what cannot be done here, as far as it can be done now.
  const hint = mayManage ? 'byChief' : 'byAnalyst';
  const isHinted = !(mayManage && mayEnd) && (mayManage ? end : manage).length > 0;
  return (
    <>
      <Steps campaign={campaign} steps={[...(mayManage ? manage : []), ...(mayEnd ? end : [])]} />
      {isHinted && <p className="quiet">{t(`campaigns.actions.${hint}`)}</p>}
    </>
  );
}

function Steps({ campaign, steps }: { campaign: CampaignResponse; steps: readonly Step[] }) {
  const words = useWords();
  const { day, t } = words;
  const today = useQuery(aboutQuery).data?.today ?? campaign.closesOn;
  const [wish, setWish] = useState<Wish | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const acting = useActing(campaign, setDone);
  const begin = (step: Step) => {
    const later = campaign.closesOn > today ? campaign.closesOn : today;
    setDone(null);
    acting.reset();
    setWish({ step, day: dayAfter(later, 7), reason: '', targets: percentsOf(campaign.targets) });
  };
  return (
    <>
      {steps.length > 0 && (
        <section className={styles.row} aria-label={t('campaigns.actions.label')}>
          {steps.map((step) => (
            <Button key={step} variant={step === 'open' ? 'filled' : 'default'} onClick={() => begin(step)}>
              {t(`campaigns.actions.${step}`)}
            </Button>
          ))}
          {steps.includes('drop') && (
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
      )}
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
      {acting.error && (
        <Alert color="red" variant="light" mb="md" role="alert" title={t('campaigns.actions.failed')}>
          {errorText(words, acting.error)}
        </Alert>
      )}
      {wish && (
        <StepDialog
          campaign={campaign}
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
