import { Table } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import type { ResultGroup, Standing } from '../../../../../server/results/gaps/schemas.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import type { DrawnPlot } from '../../../../charts/PlotImage.tsx';
import { standings } from '../../../../charts/standings.ts';
import { useWords, type Words } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { countSides, rankStandings } from './groups.ts';
import styles from './results.module.css';

/** Where the schools stand in one year. */
export function StandingsFigure({ group }: { group: ResultGroup }) {
  const { number, say, t } = useWords();
  const { nameOf } = useSchools();
  const schools = useMemo(() => rankStandings(group.schools), [group]);
  const draw = useCallback(
    (width: number) =>
      standings(
        schools.map((school) => ({
          key: String(school.schoolId),
          label: say(nameOf(school.schoolId)),
          estimate: school.kind === 'estimate' ? school : null,
          words: t('results.schools.hidden'),
        })),
        t('results.schools.district'),
        (value) => number(value, 1),
        width,
      ),
    [nameOf, number, say, schools, t],
  );
  const { above, all, below } = countSides(schools);
  return (
    <PlotFigure
      title={all === 0 ? t('results.schools.nothing') : t('results.schools.finding', { above, below, count: all })}
      subtitle={t('results.schools.subtitle', { year: group.year })}
      draw={draw}
      method="gap-between-best-and-worst"
      over={(plot) => <SpokenRows plot={plot} schools={schools} />}
      table={<StandingsTable schools={schools} />}
    >
      <p className="quiet">{t(`results.source.${group.source}`)}</p>
    </PlotFigure>
  );
}

/** Over each row of the picture what a screen reader says, and what a pointer shows. */
function SpokenRows({ plot, schools }: { plot: DrawnPlot; schools: Standing[] }) {
  const words = useWords();
  const { nameOf } = useSchools();
  const y = plot.scale('y');
  return (
    <ul className={styles.rows}>
      {schools.map((school) => {
        const text = spoken(words, words.say(nameOf(school.schoolId)), school);
        return (
          <li
            key={school.schoolId}
            style={{ top: y?.apply(String(school.schoolId)), height: y?.bandwidth }}
            title={text}
          >
            <span>{text}</span>
          </li>
        );
      })}
    </ul>
  );
}

function spoken({ number, t }: Words, school: string, standing: Standing): string {
  if (standing.kind === 'hidden') return `${school}: ${t('results.schools.hidden')}`;
  const [low, high] = standing.interval;
  return t('results.schools.spoken', {
    school,
    value: number(standing.value, 2),
    low: number(low, 2),
    high: number(high, 2),
    results: number(standing.results),
  });
}

function StandingsTable({ schools }: { schools: Standing[] }) {
  const { number, say, t } = useWords();
  const { nameOf } = useSchools();
  return (
    <Table stickyHeader striped>
      <Table.Thead>
        <Table.Tr>
          {(['school', 'value', 'interval', 'raw', 'results'] as const).map((column) => (
            <Table.Th key={column} scope="col">
              {t(`results.schools.table.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {schools.map((school) => (
          <Table.Tr key={school.schoolId}>
            <Table.Th scope="row">{say(nameOf(school.schoolId))}</Table.Th>
            {school.kind === 'hidden' ? (
              <Table.Td colSpan={4}>{t('results.schools.hidden')}</Table.Td>
            ) : (
              <>
                <Table.Td>{number(school.value, 2)}</Table.Td>
                <Table.Td>
                  {t('risk.interval', { low: number(school.interval[0], 2), high: number(school.interval[1], 2) })}
                </Table.Td>
                <Table.Td>{number(school.raw, 2)}</Table.Td>
                <Table.Td>{number(school.results)}</Table.Td>
              </>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
