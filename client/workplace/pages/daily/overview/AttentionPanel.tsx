import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { NeedsResponse } from '../../../../../server/daily/needs/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { basisWords, reasonWords } from '../tutor-desk/reasonWords.ts';
import type { Attention } from './attention.ts';
import styles from './OverviewPage.module.css';

type AttentionPanelProps = { rows: Attention[]; basis: NeedsResponse['basis']; factorName(code: string): string };

/** Factors that are named; of more there is only the number. */
const NAMED = 2;

/** The schools that need attention first; every reason is said, and leads to where it is seen. */
export function AttentionPanel({ rows, basis, factorName }: AttentionPanelProps) {
  const words = useWords();
  const { say, t } = words;
  const { nameOf } = useSchools();
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="attention" className={styles.attention}>
      <Title order={2} size="h4" id="attention">
        {t('overview.attention.title')}
      </Title>
      <p className="quiet">
        {t('overview.attention.lead')} {basisWords(words, basis)}
      </p>
      <ol>
        {rows.map((row) => (
          <li key={row.schoolId}>
            <Link to="/schools/$schoolId" params={{ schoolId: row.schoolId }}>
              {say(nameOf(row.schoolId))}
            </Link>
            <span>
              {t('work.schools.points', { count: row.points })}: {reasonWords(words, row.reasons)}.{' '}
              <Factors row={row} factors={row.high} text="high" name={factorName} />
              <Factors row={row} factors={row.worse} text="worse" name={factorName} />
              {(row.uncovered ?? 0) > 0 && `${t('overview.attention.uncovered', { count: row.uncovered })}. `}
              {row.isUnsigned && `${t('overview.attention.unsigned')}. `}
              {row.belowTarget > 0 && `${t('overview.attention.belowTarget', { count: row.belowTarget })}.`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

type FactorsProps = { row: Attention; factors: string[]; text: 'high' | 'worse'; name(code: string): string };

function Factors({ row, factors, text, name }: FactorsProps) {
  const { t } = useWords();
  if (factors.length === 0) return null;
  const rest = factors.length - NAMED;
  return (
    <>
      {t(`overview.attention.${text}`)}{' '}
      {factors.slice(0, NAMED).map((factor, index) => (
        <Fragment key={factor}>
          {index > 0 && ', '}
          <Link to="/schools/$schoolId" params={{ schoolId: row.schoolId }} search={{ factor }}>
            {name(factor)}
          </Link>
        </Fragment>
      ))}
      {rest > 0 && ` ${t('overview.attention.more', { count: rest })}`}
      {'. '}
    </>
  );
}
