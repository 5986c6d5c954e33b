import { Button, Checkbox, NativeSelect, Select, Table, Title } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { CoverageCell } from '../../../../../server/answering/campaigns/schemas.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords, type Words } from '../../../../ui/words.ts';
import { matching } from '../../../shell/options.ts';
import { useSchools } from '../../../shell/schools.ts';
import { may, useSession } from '../../../shell/session.ts';
import styles from './Campaigns.module.css';
import { aimOf } from './pace.ts';

/** So many rows at once: a region has tens of thousands of groups, and nobody reads them all. */
const PAGE = 300;
const AUDIENCES = ['director', 'teacher', 'student', 'parent'] as const;

/** Every group of every school with its target; filters stay in the address. */
export function CoverageList({ cells, target }: { cells: CoverageCell[]; target: number }) {
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
        {t('campaigns.coverage.directors', { signed, all: directors.length, target: percent(target) })}.
      </p>
      {shown.length === 0 ? <p>{t('campaigns.coverage.nothing')}</p> : <CoverageRows cells={shown.slice(0, limit)} />}
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

const COLUMNS = ['school', 'group', 'received', 'people', 'rate', 'target', 'waiting', 'verdict'] as const;

function CoverageRows({ cells }: { cells: CoverageCell[] }) {
  const words = useWords();
  const mayHandOut = may(useSession(), 'links:read');
  const { percent, say, t } = words;
  const { nameOf } = useSchools();
  return (
    <Wide>
      <Table stickyHeader striped>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column} scope="col">
                {t(`campaigns.coverage.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cells.map((cell) => (
            <Table.Tr key={`${cell.schoolId} ${cell.audience} ${cell.grade}`}>
              <Table.Th scope="row">
                {mayHandOut ? (
                  <Link to="/schools/$schoolId/answering" params={{ schoolId: cell.schoolId }}>
                    {say(nameOf(cell.schoolId))}
                  </Link>
                ) : (
                  say(nameOf(cell.schoolId))
                )}
              </Table.Th>
              <Table.Td>{cellName(words, cell.audience, cell.grade)}</Table.Td>
              <Table.Td>{cell.received}</Table.Td>
              <Table.Td>{cell.roll ?? t('campaigns.coverage.unknown')}</Table.Td>
              <Table.Td>
                <Rate cell={cell} />
              </Table.Td>
              <Table.Td>{percent(cell.target)}</Table.Td>
              <Table.Td>{cell.waiting}</Table.Td>
              <Table.Td>
                <Verdict cell={cell} words={words} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}

/** A share of an unknown number of people is unknown: neither nothing nor all. */
function Rate({ cell: { received, roll } }: { cell: CoverageCell }) {
  const { percent, t } = useWords();
  if (roll === null || roll === 0) return t('campaigns.coverage.unknown');
  const share = received / roll;
  return (
    <div className={styles.bar}>
      <i style={{ width: `${Math.min(100, share * 100)}%` }} />
      <span>{percent(share)}</span>
    </div>
  );
}

function Verdict({ cell, words: { t } }: { cell: CoverageCell; words: Words }) {
  const { received, roll, schoolId } = cell;
  const aim = aimOf(cell);
  const toRoll = (
    <Link to="/schools/$schoolId/roll" params={{ schoolId }}>
      {t('campaigns.coverage.toRoll')}
    </Link>
  );
  if (aim === null || roll === null)
    return (
      <>
        {t('campaigns.coverage.rollUnknown')}. {toRoll}
      </>
    );
  if (received > roll)
    return (
      <>
        {t('campaigns.coverage.over')} {toRoll}
      </>
    );
  return received >= aim ? t('campaigns.coverage.reached') : t('campaigns.coverage.need', { count: aim - received });
}
