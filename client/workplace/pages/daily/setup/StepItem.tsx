import { Badge } from '@mantine/core';
import type { SetupResponse, SetupStep } from '../../../../../server/daily/setup/schemas.ts';
import { PathLink } from '../../../../ui/PathLink.tsx';
import { useWords } from '../../../../ui/words.ts';
import { BeginRoadmap } from './BeginRoadmap.tsx';
import styles from './Setup.module.css';

const COLORS = { done: 'teal', partly: 'blue', open: 'gray', waits: 'gray' };

type StepItemProps = { number: number; step: SetupStep; setup: SetupResponse };

/** One step: what it is for, how far it is, what is missing, and the way to its page. */
export function StepItem({ number, setup, step }: StepItemProps) {
  const { t } = useWords();
  const { after, all, done, state } = step;
  const heading = `setup-${step.step}`;
  return (
    <li className={styles.step} data-state={state} aria-labelledby={heading}>
      <span className={styles.number} aria-hidden="true">
        {state === 'done' ? <Tick /> : number}
      </span>
      <div className={styles.body}>
        <h2 id={heading} className={styles.title}>
          {t(`setup.steps.${step.step}.title`)}{' '}
          <Badge color={COLORS[state]} variant="light" className={styles.state}>
            {t(`setup.state.${state}`, { step: after ? t(`setup.steps.${after}.title`) : '' })}
            {all > 1 && `, ${t('setup.doneOf', { done, all })}`}
          </Badge>
        </h2>
        <p className="quiet">{t(`setup.steps.${step.step}.why`)}</p>
        <Lacks step={step} />
        <Way step={step} setup={setup} />
      </div>
    </li>
  );
}

/** Drawn, because not every font has the sign. */
function Tick() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
    >
      <path d="M3 8.5l3.5 3.5L13 5" />
    </svg>
  );
}

function Lacks({ step: { lacks } }: Pick<StepItemProps, 'step'>) {
  const { say, t } = useWords();
  if (lacks.length === 0) return null;
  return (
    <ul className={styles.lacks}>
      {lacks.map(({ count, kind, schools }) => (
        <li key={kind}>
          {t(`setup.lacks.${kind}`, { count })}
          {schools.length > 0 && ` ${schools.map(({ name }) => say(name)).join(', ')}`}
          {schools.length > 0 && count > schools.length && ` ${t('setup.more', { count: count - schools.length })}`}
        </li>
      ))}
    </ul>
  );
}

function Way({ setup, step }: Pick<StepItemProps, 'step' | 'setup'>) {
  const { t } = useWords();
  if (step.state === 'waits') return null;
  if (!step.may) {
    const roles = step.doers.map((role) => t(`roles.${role}`)).join(', ');
    return <p>{t('setup.others', { roles })}</p>;
  }
  return (
    <div className={styles.ways}>
      <PathLink path={pathOf(step, setup)} className={styles.way}>
        {t(`setup.steps.${step.step}.act`)}
      </PathLink>
      {step.lacks.some(({ kind }) => kind === 'noRoadmap') && <BeginRoadmap year={setup.year} years={setup.years} />}
    </div>
  );
}

function pathOf({ lacks, step }: SetupStep, { campaignId, year }: SetupResponse): string {
  const has = (kind: (typeof lacks)[number]['kind']) => lacks.some((lack) => lack.kind === kind);
  switch (step) {
    case 'district':
      return '/territories';
    case 'schools':
      return '/schools';
    case 'statuses':
      return `/designations?year=${year}`;
    case 'enrolment':
      return '/enrolment';
    case 'people':
      return '/accounts';
    case 'tutors':
      return '/tutors';
    case 'roadmap':
      return `/roadmap?year=${year}`;
    case 'campaign':
      if (campaignId === null) return '/campaigns/new';
      return `/campaigns/${campaignId}${has('noWay') ? '/hand-out' : ''}`;
  }
}
