import { Textarea, TextInput } from '@mantine/core';
import type { CampaignResponse } from '../../../../../server/answering/campaigns/life/schemas.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { useWords } from '../../../../ui/words.ts';
import { TargetFields } from './PlanForm.tsx';
import { sharesOf } from './plan.ts';
import { lostBySealing } from './sealing.ts';
import type { Step, Wish } from './steps.ts';
import { useCoverage } from './useCoverage.ts';

type StepDialogProps = {
  campaign: CampaignResponse;
  wish: Wish;
  today: string;
  change(part: Partial<Wish>): void;
  answer(isYes: boolean): void;
};

/** Asks before a step, and for what the step needs: a day, a reason, targets. */
export function StepDialog({ campaign, wish, today, change, answer }: StepDialogProps) {
  const { day: formatDay, t } = useWords();
  const { sealsOn } = campaign;
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
      yes={t(yesOf(step))}
      no={t('campaigns.actions.cancel')}
      isBlocked={isBlocked}
      isDanger={step === 'seal' || step === 'drop'}
      answer={answer}
    >
      {step === 'targets' ? (
        <TargetFields targets={targets} change={(next) => change({ targets: next })} />
      ) : (
        <p>{t(`campaigns.actions.${step}Text`, { day: sealsOn === null ? '' : formatDay(sealsOn) })}</p>
      )}
      {step === 'seal' && <Loss campaign={campaign} />}
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

function yesOf(step: Step) {
  if (step === 'targets' || step === 'extend') return 'campaigns.actions.save';
  if (step === 'seal') return 'campaigns.actions.sealYes';
  return `campaigns.actions.${step}` as const;
}

/** What sealing now would cost. */
function Loss({ campaign }: { campaign: CampaignResponse }) {
  const { t } = useWords();
  const { data } = useCoverage(campaign);
  const count = lostBySealing(data?.cells ?? []);
  return (
    <p>
      {t('campaigns.actions.sealCount')}{' '}
      {data && (
        <strong>{t(count === 0 ? 'campaigns.actions.sealNone' : 'campaigns.actions.sealLost', { count })}</strong>
      )}
    </p>
  );
}
