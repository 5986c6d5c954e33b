import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PlanBody } from '../../../../../server/answering/campaigns/life/schemas.ts';
import type { SchoolSummary } from '../../../../../server/people/schools/schemas.ts';
import { schoolsOnQuery } from '../../../../api/people/schoolQueries.ts';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './Campaigns.module.css';
import { bodyOf, faultsOf, type Plan, programmeOf, TARGET_NAMES } from './plan.ts';

type PlanFormProps = {
  initial: Plan;
  schools: SchoolSummary[];
  save(plan: PlanBody): void;
  isSaving: boolean;
  error: Error | null;
};

const STEPS = ['basics', 'schools', 'targets'] as const;

/** Three steps; each says what is still missing before the next one opens. */
export function PlanForm({ initial, schools, save, isSaving, error }: PlanFormProps) {
  const { t } = useWords();
  const [plan, setPlan] = useState(initial);
  const [step, setStep] = useState(0);
  const [isTried, setTried] = useState(false);
  const fault = faultsOf(plan)[step];
  const isLast = step === STEPS.length - 1;
  const forward = () => {
    setTried(fault !== null);
    if (fault !== null) return;
    const body = bodyOf(plan);
    if (!isLast) setStep(step + 1);
    else if (body) save(body);
  };
  const change = (part: Partial<Plan>) => setPlan({ ...plan, ...part });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        forward();
      }}
    >
      <ol className={styles.steps} aria-label={t('campaigns.form.steps')}>
        {STEPS.map((name, index) => (
          <li key={name} aria-current={index === step ? 'step' : undefined}>
            {index + 1}. {t(`campaigns.form.step.${name}`)}
          </li>
        ))}
      </ol>
      {step === 0 && <Basics plan={plan} change={change} />}
      {step === 1 && <Schools plan={plan} schools={schools} change={change} />}
      {isLast && <Targets plan={plan} change={change} />}
      {isTried && fault && (
        <p className={styles.wrong} role="alert">
          {t(`campaigns.form.${fault}`)}
        </p>
      )}
      {error && <ErrorPanel error={error} />}
      <div className={styles.row}>
        <Button type="submit" loading={isSaving}>
          {isLast ? t('campaigns.form.save') : t('campaigns.form.next')}
        </Button>
        {step > 0 && (
          <Button variant="default" onClick={() => setStep(step - 1)}>
            {t('campaigns.form.back')}
          </Button>
        )}
      </div>
    </form>
  );
}

type PartProps = { plan: Plan; change(part: Partial<Plan>): void };

function Basics({ plan, change }: PartProps) {
  const { t } = useWords();
  return (
    <div className={styles.fields}>
      <TextInput
        label={t('campaigns.form.titleRu')}
        value={plan.title.ru}
        onChange={({ currentTarget: { value } }) => change({ title: { ...plan.title, ru: value } })}
      />
      <TextInput
        label={t('campaigns.form.titleEn')}
        value={plan.title.en}
        onChange={({ currentTarget: { value } }) => change({ title: { ...plan.title, en: value } })}
      />
      <TextInput
        type="date"
        label={t('campaigns.form.opensOn')}
        value={plan.opensOn}
        onChange={({ currentTarget: { value } }) => change({ opensOn: value })}
      />
      <TextInput
        type="date"
        label={t('campaigns.form.closesOn')}
        description={t('campaigns.form.closesHint')}
        value={plan.closesOn}
        onChange={({ currentTarget: { value } }) => change({ closesOn: value })}
      />
    </div>
  );
}

function Schools({ plan, schools, change }: PartProps & { schools: SchoolSummary[] }) {
  const { say, t } = useWords();
  // The campaign may open in a year whose statuses are recorded already.
  const known = useQuery(schoolsOnQuery(plan.opensOn)).data?.schools ?? schools;
  // One that was chosen stays to be seen, and to be taken out.
  const atOpening = known.filter(({ id, isOpen }) => isOpen || plan.schoolIds.includes(id));
  const toggle = (id: number) =>
    plan.schoolIds.includes(id) ? plan.schoolIds.filter((each) => each !== id) : [...plan.schoolIds, id];
  return (
    <>
      <p>{t('campaigns.form.schoolsLead')}</p>
      <div className={styles.row}>
        <Button variant="default" size="compact-md" onClick={() => change({ schoolIds: programmeOf(atOpening) })}>
          {t('campaigns.form.programme')}
        </Button>
        <Button variant="default" size="compact-md" onClick={() => change({ schoolIds: [] })}>
          {t('campaigns.form.nobody')}
        </Button>
        <span role="status">{t('campaigns.form.chosen', { count: plan.schoolIds.length })}</span>
      </div>
      <div className={styles.schools}>
        {atOpening.map(({ id, shortName, status: { kinds, year } }) => (
          <Checkbox
            key={id}
            label={say(shortName)}
            description={kinds.map((kind) => `${t(`designation.${kind}`)} ${year}`).join(', ')}
            checked={plan.schoolIds.includes(id)}
            onChange={() => change({ schoolIds: toggle(id) })}
          />
        ))}
      </div>
    </>
  );
}

function Targets({ plan, change }: PartProps) {
  const { day, say, t } = useWords();
  return (
    <>
      <p>{t('campaigns.form.targetsLead')}</p>
      <TargetFields targets={plan.targets} change={(targets) => change({ targets })} />
      <p>
        <strong>{say(plan.title)}</strong>, {t('campaigns.dates', { from: day(plan.opensOn), to: day(plan.closesOn) })}.{' '}
        {t('campaigns.form.chosen', { count: plan.schoolIds.length })}.
      </p>
      <p className="quiet">{t('campaigns.form.saveLead')}</p>
    </>
  );
}

export function TargetFields({
  targets,
  change,
}: {
  targets: Plan['targets'];
  change(targets: Plan['targets']): void;
}) {
  const { t } = useWords();
  return (
    <div className={styles.row}>
      {TARGET_NAMES.map((name) => (
        <TextInput
          key={name}
          label={t(`campaigns.form.target.${name}`)}
          inputMode="numeric"
          value={targets[name]}
          onChange={({ currentTarget: { value } }) => change({ ...targets, [name]: value })}
        />
      ))}
    </div>
  );
}
