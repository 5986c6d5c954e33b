import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useWords } from '../../../../ui/words.ts';
import { parseRisksSearch, type RisksSearch } from './arrangement.ts';
import styles from './RiskPanel.module.css';

type YearSwitchProps = { search: RisksSearch; thisYear: number; lastYear: number };

/** This year, the year before, or the change between them. Kept in the address. */
export function YearSwitch({ search, thisYear, lastYear }: YearSwitchProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const choose = (year: string) =>
    void navigate({ to: '/risks', search: parseRisksSearch({ ...search, year }), resetScroll: false });
  return (
    <SegmentedControl
      className={styles.years}
      size="xs"
      aria-label={t('risks.year')}
      value={search.year ?? 'this'}
      onChange={choose}
      data={[
        { value: 'this', label: String(thisYear) },
        { value: 'last', label: String(lastYear) },
        { value: 'change', label: `${t('risks.yearChange')} ${lastYear}–${thisYear}` },
      ]}
    />
  );
}
