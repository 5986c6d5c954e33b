import { Button, Checkbox, NativeSelect, Select, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { CampaignResponse } from '../../../../../server/answering/campaigns/life/schemas.ts';
import type { CoverageCell } from '../../../../../server/answering/campaigns/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { matching } from '../../../shell/options.ts';
import { useSchools } from '../../../shell/schools.ts';
import styles from './Campaigns.module.css';
import { CoverageRows } from './CoverageRows.tsx';
import { aimOf } from './pace.ts';

/** So many rows at once: a region has tens of thousands of groups, and nobody reads them all. */
const PAGE = 300;
const AUDIENCES = ['director', 'teacher', 'student', 'parent'] as const;

/** Every group of every school with its target; filters stay in the address. */
export function CoverageList({ cells, campaign }: { cells: CoverageCell[]; campaign: CampaignResponse }) {
  const { percent, t } = useWords();
  const { audience, below, school } = useSearch({ from: '/campaigns/$campaignId' });
  const [limit, setLimit] = useState(PAGE);
  const shown = cells.filter(
    (cell) =>
      (!audience || cell.audience === audience) &&
      (!school || cell.schoolId === school) &&
      (!below || cell.received < (aimOf(cell) ?? 0)),
  );
  const directors = cells.filter((cell) => cell.audience === 'director');
  const signed = directors.filter(({ received }) => received > 0).length;
  return (
    <section className={styles.section} aria-label={t('campaigns.coverage.title')}>
      <Title order={2} size="h4">
        {t('campaigns.coverage.title')}
      </Title>
      <Filters cells={cells} />
      <p className="quiet" role="status">
        {t('campaigns.coverage.counted', { shown: shown.length, all: cells.length })}.{' '}
        {t('campaigns.coverage.directors', {
          signed,
          all: directors.length,
          target: percent(campaign.targets.director),
        })}
        .
      </p>
      {shown.length === 0 ? (
        <p>{t('campaigns.coverage.nothing')}</p>
      ) : (
        <CoverageRows cells={shown.slice(0, limit)} state={campaign.state} />
      )}
      {shown.length > limit && (
        <Button variant="default" mt="sm" onClick={() => setLimit(limit + PAGE)}>
          {t('campaigns.coverage.more', { count: Math.min(PAGE, shown.length - limit) })}
        </Button>
      )}
    </section>
  );
}

function Filters({ cells }: { cells: CoverageCell[] }) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  const navigate = useNavigate({ from: '/campaigns/$campaignId' });
  const { audience, below, school } = useSearch({ from: '/campaigns/$campaignId' });
  const ids = [...new Set(cells.map(({ schoolId }) => schoolId))];
  const [sought, setSought] = useState('');
  const options = ids.map((id) => ({ value: String(id), label: say(nameOf(id)) }));
  const others = options.filter(({ value }) => value !== String(school));
  const all = { value: '', label: t('campaigns.coverage.all') };
  return (
    <div className={styles.row}>
      <NativeSelect
        label={t('campaigns.coverage.filterAudience')}
        value={audience ?? ''}
        data={[all, ...AUDIENCES.map((value) => ({ value, label: t(`audience.${value}`) }))]}
        onChange={({ currentTarget: { value } }) => {
          const chosen = AUDIENCES.find((each) => each === value);
          void navigate({ search: (search) => ({ ...search, audience: chosen }) });
        }}
      />
      {ids.length > 1 && (
        <Select
          label={t('campaigns.coverage.filterSchool')}
          placeholder={t('campaigns.coverage.all')}
          data={[...options.filter(({ value }) => value === String(school)), ...matching(others, sought)]}
          filter={({ options: offered }) => offered}
          searchable
          clearable
          searchValue={sought}
          onSearchChange={setSought}
          value={school === undefined ? null : String(school)}
          onChange={(chosen) =>
            void navigate({ search: (search) => ({ ...search, school: Number(chosen) || undefined }) })
          }
        />
      )}
      <Checkbox
        label={t('campaigns.coverage.below')}
        checked={below ?? false}
        onChange={({ currentTarget: { checked } }) =>
          void navigate({ search: (search) => ({ ...search, below: checked || undefined }) })
        }
      />
    </div>
  );
}
