import { Checkbox, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useWords } from '../../../../ui/words.ts';
import { parseRisksSearch, type RisksSearch } from './arrangement.ts';
import styles from './RiskPanel.module.css';
import { useTutors } from './useFiltered.ts';

type RiskFiltersProps = { search: RisksSearch; factors: { key: string; label: string }[] };

/** Order and filters of the heat map. They live in the address, so that going back keeps them and a link shows the same. */
export function RiskFilters({ search, factors }: RiskFiltersProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const tutors = useTutors();
  const isChange = search.year === 'change';
  const change = (part: Record<string, string | undefined>) =>
    void navigate({ to: '/risks', search: parseRisksSearch({ ...search, ...part }), resetScroll: false });
  return (
    <div className={styles.filters}>
      <NativeSelect
        aria-label={t('risks.order')}
        size="xs"
        maw={300}
        value={search.order ?? ''}
        onChange={({ currentTarget }) => change({ order: currentTarget.value })}
      >
        <option value="">{`${t('risks.order')}: ${t(isChange ? 'risks.orderChange' : 'risks.orderNeed')}`}</option>
        <option value="name">{`${t('risks.order')}: ${t('risks.orderName')}`}</option>
        {!isChange && <option value="similar">{`${t('risks.order')}: ${t('risks.orderSimilar')}`}</option>}
        <optgroup label={t('risks.orderFactor')}>
          {factors.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </optgroup>
      </NativeSelect>
      <NativeSelect
        aria-label={t('risks.status')}
        size="xs"
        value={search.status ?? ''}
        onChange={({ currentTarget }) => change({ status: currentTarget.value })}
        data={[
          { value: '', label: `${t('risks.status')}: ${t('risks.statusAll')}` },
          { value: 'lowResults', label: `${t('risks.status')}: ${t('designation.lowResults')}` },
          { value: 'hardConditions', label: `${t('risks.status')}: ${t('designation.hardConditions')}` },
        ]}
      />
      {tutors.length > 0 && (
        <NativeSelect
          aria-label={t('risks.tutor')}
          size="xs"
          value={search.tutor ?? ''}
          onChange={({ currentTarget }) => change({ tutor: currentTarget.value })}
          data={[
            { value: '', label: `${t('risks.tutor')}: ${t('risks.tutorAll')}` },
            ...tutors.map(({ accountId, name }) => ({ value: accountId, label: `${t('risks.tutor')}: ${name}` })),
          ]}
        />
      )}
      {!isChange && (
        <Checkbox
          size="xs"
          label={t('risks.onlyHigh')}
          checked={search.level !== undefined}
          onChange={({ currentTarget }) => change({ level: currentTarget.checked ? 'high' : undefined })}
        />
      )}
    </div>
  );
}
