import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Lever, SchoolExitResponse } from '../../../../../server/roadmap/status-exit/schemas.ts';
import { LevelSign } from '../../../../ui/LevelSign.tsx';
import { MethodLink } from '../../../../ui/MethodLink.tsx';
import { appearance, riskSentence } from '../../../../ui/riskWords.ts';
import { Section } from '../../../../ui/Section.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useLineTitle } from '../plan/useLineTitle.ts';
import styles from './exit.module.css';

/** The two strongest levers, each with its formula and what is planned against it. */
export function LeverList({ data: { levers, schoolId } }: { data: SchoolExitResponse }) {
  const { t } = useWords();
  return (
    <Section title={t('exit.levers.title')}>
      {levers.length === 0 ? (
        <p>{t('exit.levers.none')}</p>
      ) : (
        <>
          <p>
            {t('exit.levers.lead')} <MethodLink method="way-to-the-exit" />
          </p>
          <ul className={styles.levers}>
            {levers.map((lever) => (
              <LeverItem key={lever.factor} {...{ lever, schoolId }} />
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function LeverItem({ lever, schoolId }: { lever: Lever; schoolId: number }) {
  const words = useWords();
  const { day, number, say, t } = words;
  const lineTitle = useLineTitle();
  const { better, factor, moved, planned, result, strength, told } = lever;
  const value = result.kind === 'estimate' ? result.value : 0;
  return (
    <li>
      <Title order={3} size="h5">
        <LevelSign {...appearance(result)} /> {say(lever.title)}
      </Title>
      <p>{riskSentence(words, result)}</p>
      <p>
        {t('exit.levers.formula', { value: number(value), moved: number(moved, 2), strength: number(strength) })}.{' '}
        {told === 0 ? t('exit.levers.movedNone') : t('exit.levers.moved', { better, told })}
      </p>
      <p>
        <strong>{t('exit.levers.planned')}</strong>
      </p>
      {planned.length === 0 ? (
        <p>{t('exit.levers.plannedNone')}</p>
      ) : (
        <ul>
          {planned.map((line) => (
            <li key={line.id}>
              {t('exit.levers.line', {
                title: lineTitle(line),
                state: t(`plan.state.${line.state}`),
                owner: line.owner,
                day: day(line.endsOn),
              })}
            </li>
          ))}
        </ul>
      )}
      <Link to="/schools/$schoolId" params={{ schoolId }} search={{ factor }}>
        {t('exit.levers.toFactor')}
      </Link>
    </li>
  );
}
