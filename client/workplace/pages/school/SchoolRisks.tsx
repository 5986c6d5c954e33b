import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { SchoolProfileResponse } from '../../../../server/profiles/schemas.ts';
import { FactorPanel } from './FactorPanel.tsx';
import { Ranking } from './Ranking.tsx';
import { rankFactors } from './ranking.ts';
import styles from './SchoolPage.module.css';

/** Left all factors, right the chosen one; without a choice in the address the first of the ranking is chosen. */
export function SchoolRisks({ profile }: { profile: SchoolProfileResponse }) {
  const { factor } = useSearch({ from: '/schools/$schoolId' });
  const ranked = useMemo(() => rankFactors(profile.results), [profile]);
  const chosen = ranked.find((result) => result.factor === factor) ?? ranked[0];
  return (
    <div className={styles.columns}>
      <Ranking profile={profile} ranked={ranked} chosen={chosen.factor} />
      <FactorPanel profile={profile} result={chosen} />
    </div>
  );
}
