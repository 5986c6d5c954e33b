import { Alert, Button, Group, Title } from '@mantine/core';
import { useState } from 'react';
import type { CaseState } from '../../../../../server/ground/db/stored/schemas.ts';
import type { CaseView } from '../../../../../server/objectivity/cases/schemas.ts';
import type { SchoolObjectivityResponse } from '../../../../../server/objectivity/findings/schemas.ts';
import { Section } from '../../../../ui/Section.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { may, useSession } from '../../../shell/session.ts';
import { Measures } from './Measures.tsx';
import { NewCaseDialog } from './NewCaseDialog.tsx';
import styles from './objectivity.module.css';
import { SecondTables } from './SecondTables.tsx';
import { StepDialog } from './StepDialog.tsx';

type CasesProps = { data: SchoolObjectivityResponse };

/** The work on the signs of a school: open ones first. */
export function Cases({ data }: CasesProps) {
  const { t } = useWords();
  const [isOutside, setOutside] = useState(false);
  const [said, setSaid] = useState('');
  const { cases, outside, schoolId } = data;
  const mayWork = may(useSession(), 'objectivity:work');
  const isMarked = outside.some(({ marks }) => marks.some(({ marked }) => marked));
  const isBegun = cases.some(({ sign, state }) => sign === 'outsideList' && state !== 'closed');
  return (
    <Section title={t('objectivityWork.title')}>
      <p>{t('objectivityWork.lead')}</p>
      <div role="status">{said !== '' && <Alert color="teal">{said}</Alert>}</div>
      {cases.length === 0 && <p>{t('objectivityWork.none')}</p>}
      {cases.map((own) => (
        <CaseCard key={own.id} own={own} data={data} done={setSaid} />
      ))}
      {mayWork && isMarked && !isBegun && (
        <Button variant="default" onClick={() => setOutside(true)}>
          {t('objectivityWork.beginOutside')}
        </Button>
      )}
      {isOutside && <NewCaseDialog schoolId={schoolId} sign="outsideList" close={() => setOutside(false)} />}
    </Section>
  );
}

/** Steps that may follow; the server refuses all others. */
const FOLLOWING: Record<CaseState, readonly CaseState[]> = {
  noted: ['recheck', 'crossMarking', 'expert', 'closed'],
  recheck: ['crossMarking', 'expert', 'closed'],
  crossMarking: ['recheck', 'expert', 'closed'],
  expert: ['recheck', 'crossMarking', 'closed'],
  closed: ['noted'],
};

type CaseCardProps = { own: CaseView; data: SchoolObjectivityResponse; done(said: string): void };

function CaseCard({ own, data, done }: CaseCardProps) {
  const { t } = useWords();
  const [step, setStep] = useState<CaseState | null>(null);
  const mayWork = may(useSession(), 'objectivity:work');
  const sign = t(`objectivity.signal.${own.sign}.title`);
  const needsMeasure = own.outcome === 'confirmed' && own.measures.every(({ state }) => state === 'dropped');
  return (
    <article className={styles.card} aria-label={`${sign}: ${t(`objectivityWork.state.${own.state}`)}`}>
      <Title order={3} size="h4" mb={6}>
        {sign}: {t(`objectivityWork.state.${own.state}`)}
        {own.outcome && `, ${t(`objectivityWork.outcome.${own.outcome}`)}`}
      </Title>
      <CaseFacts own={own} />
      {needsMeasure && (
        <Alert color="gray" variant="light" mb="sm">
          {t('objectivityWork.measures.needed')}
        </Alert>
      )}
      {mayWork && (
        <Group gap="xs" mb="sm">
          {FOLLOWING[own.state].map((state) => (
            <Button key={state} variant="default" size="compact-md" onClick={() => setStep(state)}>
              {t(`objectivityWork.step.${state}`)}
            </Button>
          ))}
        </Group>
      )}
      <Measures schoolId={data.schoolId} own={own} mayWork={mayWork} today={data.today} />
      <SecondTables data={data} own={own} mayWork={mayWork && own.state !== 'closed'} />
      {step && (
        <StepDialog
          {...{ own, step, schoolId: data.schoolId }}
          close={() => setStep(null)}
          saved={() => {
            setStep(null);
            done(t('objectivityWork.saved', { state: t(`objectivityWork.state.${step}`) }));
          }}
        />
      )}
    </article>
  );
}

/** What was seen, what is going on, and every step of it. */
function CaseFacts({ own }: { own: CaseView }) {
  const { day, moment, number, say, t } = useWords();
  const { nameOf } = useSchools();
  const [isHistory, setHistory] = useState(false);
  const { level, p } = own.seen;
  const seen = t(`objectivity.level.${level ?? 'noData'}`);
  return (
    <>
      <p className="quiet">
        {p === null
          ? t('objectivityWork.seen', { level: seen })
          : t('objectivityWork.seenP', { level: seen, p: p < 0.0001 ? `< ${number(0.0001, 4)}` : `= ${number(p, 4)}` })}
        {own.partnerId !== null && ` · ${t('objectivityWork.partner', { school: say(nameOf(own.partnerId)) })}`}
        {own.dueOn !== null && ` · ${t('objectivityWork.due', { day: day(own.dueOn) })}`}
      </p>
      {own.note !== '' && <p>{own.note}</p>}
      <Button
        variant="subtle"
        size="compact-sm"
        mb="xs"
        aria-expanded={isHistory}
        onClick={() => setHistory(!isHistory)}
      >
        {t('objectivityWork.history')}
      </Button>
      {isHistory && (
        <ol
          className={styles.history}
          aria-label={t('objectivityWork.historyOf', { sign: t(`objectivity.signal.${own.sign}.title`) })}
        >
          {own.history.map((each) => (
            <li key={each.version}>
              <span className="quiet">
                {t('objectivityWork.by', {
                  when: moment(each.changedAt),
                  who: each.changedBy ?? t('objectivityWork.deletedAccount'),
                })}
              </span>
              <br />
              {t(`objectivityWork.state.${each.state}`)}
              {each.outcome && `, ${t(`objectivityWork.outcome.${each.outcome}`)}`}
              {each.note !== '' && ` · ${each.note}`}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
