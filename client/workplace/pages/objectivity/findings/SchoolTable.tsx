import { Button, NativeSelect, Table, TextInput } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type {
  ObjectivityResponse,
  SchoolLine,
  TestSummary,
} from '../../../../../server/objectivity/findings/schemas.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { LEVEL_ORDER, missingTexts, type ShownLevel } from './checkWords.ts';
import { LevelChip, LevelLegend } from './LevelChip.tsx';
import styles from './objectivity.module.css';
import { outsideLines } from './outsideWords.ts';
import { arrangeSchools } from './schoolRows.ts';
import type { LevelFilter } from './search.ts';

/** So many rows at once: a region has a thousand schools, and nobody reads them all. */
const PAGE = 60;

export function SchoolTable({ data }: { data: ObjectivityResponse }) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  const search = useSearch({ from: '/objectivity' });
  const [limit, setLimit] = useState(PAGE);
  const rows = arrangeSchools(data.schools, search, (id) => say(nameOf(id)));
  const shown = rows.slice(0, limit);
  return (
    <Section title={t('objectivity.table.title')}>
      <p>{t('objectivity.table.why')}</p>
      <Filters schools={data.schools} />
      <LevelLegend levels={levelsOf(data)} />
      <p className="quiet" role="status">
        {t('objectivity.table.shown', { shown: shown.length, all: data.schools.length })}
      </p>
      {rows.length === 0 ? <p>{t('objectivity.table.nothing')}</p> : <Rows data={data} rows={shown} />}
      {rows.length > limit && (
        <Button variant="default" mt="sm" onClick={() => setLimit(limit + PAGE)}>
          {t('objectivity.table.more', { count: Math.min(PAGE, rows.length - limit) })}
        </Button>
      )}
    </Section>
  );
}

/** Levels that the table shows: a level that nobody has is not named, least of all "no sign" where nothing was checked. */
function levelsOf({ schools, tests }: ObjectivityResponse): ShownLevel[] {
  const own = new Set<ShownLevel>(
    schools.flatMap(({ level, tests: cells }) => [level, ...cells.map((cell) => cell.level ?? 'notJudged')]),
  );
  if (schools.some((school) => school.tests.length < tests.length)) own.add('noData');
  return [...LEVEL_ORDER, 'noData' as const].filter((level) => own.has(level));
}

function Filters({ schools }: { schools: SchoolLine[] }) {
  const { t } = useWords();
  const { level, name } = useSearch({ from: '/objectivity' });
  const navigate = useNavigate({ from: '/objectivity' });
  const known = LEVEL_ORDER.filter((each) => each === level || schools.some((own) => own.level === each));
  const filters: LevelFilter[] = [...known, 'work'];
  const word = (value: LevelFilter) =>
    value === 'work' ? t('objectivity.filter.work') : t(`objectivity.level.${value}`);
  return (
    <div className={styles.filters}>
      <NativeSelect
        label={t('objectivity.filter.level')}
        value={level ?? ''}
        data={[
          { value: '', label: t('objectivity.filter.all') },
          ...filters.map((value) => ({ value, label: word(value) })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          const chosen = filters.find((each) => each === value);
          void navigate({ search: (former) => ({ ...former, level: chosen }), replace: true });
        }}
      />
      <TextInput
        label={t('objectivity.filter.name')}
        value={name ?? ''}
        onChange={({ currentTarget: { value } }) =>
          void navigate({ search: (former) => ({ ...former, name: value || undefined }), replace: true })
        }
      />
    </div>
  );
}

const testLink = ({ grade, subject, year }: TestSummary) => ({
  year: String(year),
  subject,
  grade: String(grade),
});

function Rows({ data, rows }: { data: ObjectivityResponse; rows: SchoolLine[] }) {
  const { say, t } = useWords();
  return (
    <Wide label={t('objectivity.table.scroll')}>
      <Table className={styles.table} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('objectivity.table.school')}</Table.Th>
            <Table.Th scope="col">{t('objectivity.table.level')}</Table.Th>
            <Table.Th scope="col">{t('objectivity.table.signs')}</Table.Th>
            {data.tests.map((test) => (
              <Table.Th key={`${test.year} ${test.subject} ${test.grade}`} scope="col">
                <Link to="/objectivity/tests/$year/$subject/$grade" params={testLink(test)}>
                  {t('objectivity.table.test', { ...test, title: say(test.title) })}
                </Link>
              </Table.Th>
            ))}
            {data.listYears.length > 0 && (
              <Table.Th scope="col">{t('objectivity.table.outside', { years: data.listYears.join(', ') })}</Table.Th>
            )}
            <Table.Th scope="col">{t('objectivity.table.work')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((own) => (
            <SchoolRow key={own.schoolId} own={own} data={data} />
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}

function SchoolRow({ own, data }: { own: SchoolLine; data: ObjectivityResponse }) {
  const words = useWords();
  const { say, t } = words;
  const { nameOf } = useSchools();
  const checks = data.checks[own.checks];
  // What is missing everywhere is told once, above the table.
  const everywhere = data.district.checks.missing.map(({ signal }) => signal);
  const alone = checks.missing.filter(({ signal }) => !everywhere.includes(signal));
  // That a school has too few papers, its level tells already.
  const missing = own.level === 'tooFew' ? [] : missingTexts(words, { missing: alone });
  return (
    <Table.Tr>
      <Table.Th scope="row" className={styles.school}>
        <Link to="/objectivity/schools/$schoolId" params={{ schoolId: own.schoolId }}>
          {say(nameOf(own.schoolId))}
        </Link>
      </Table.Th>
      <Table.Td>
        <div className={styles.cell}>
          <LevelChip level={own.level} checks={checks} />
          <Works n={own.n} />
        </div>
        {missing.map((text) => (
          <div key={text} className="quiet">
            {text}
          </div>
        ))}
      </Table.Td>
      <Table.Td>
        {own.signs.length > 0 && (
          <ul className={styles.signs}>
            {own.signs.map((sign) => (
              <li key={sign}>{t(`objectivity.signal.${sign}.title`)}</li>
            ))}
          </ul>
        )}
      </Table.Td>
      {data.tests.map((test, index) => (
        <Table.Td key={`${test.year} ${test.subject} ${test.grade}`}>
          <TestCell cell={own.tests.find((each) => each.test === index)} data={data} />
        </Table.Td>
      ))}
      {data.listYears.length > 0 && (
        <Table.Td>
          {outsideLines(words, own.outside).map(({ text, years }) => (
            <div key={years} className={styles.line}>
              {years}: {text}
            </div>
          ))}
        </Table.Td>
      )}
      <Table.Td>
        {own.open > 0 && <div>{t('objectivity.table.open', { count: own.open })}</div>}
        {own.confirmed > 0 && <div>{t('objectivity.table.confirmed', { count: own.confirmed })}</div>}
      </Table.Td>
    </Table.Tr>
  );
}

export function Works({ n }: { n: number | null }) {
  const { t } = useWords();
  return (
    <span className="quiet">
      {n === null ? t('objectivity.table.fewWorks') : t('objectivity.table.works', { count: n })}
    </span>
  );
}

/** A school without results of a test has no data there, which is not the same as no sign. The number counts papers. */
function TestCell({ cell, data }: { cell: SchoolLine['tests'][number] | undefined; data: ObjectivityResponse }) {
  const words = useWords();
  const { number, t } = words;
  if (cell === undefined) return <LevelChip level="noData" />;
  const works = cell.n === null ? t('objectivity.test.marks.hidden') : number(cell.n);
  return <LevelChip level={cell.level ?? 'notJudged'} checks={data.tests[cell.test].checks} short={works} />;
}
