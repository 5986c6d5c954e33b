import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import type { ProfilesResponse } from '../../../../server/profiles/schemas.ts';
import { PlotFigure } from '../../../charts/PlotFigure.tsx';
import { riskHeatMap } from '../../../charts/riskHeatMap.ts';
import { LevelLegend } from '../../../ui/LevelLegend.tsx';
import { riskSentence, riskWords } from '../../../ui/riskWords.ts';
import { EmptyPanel } from '../../../ui/States.tsx';
import { useWords } from '../../../ui/words.ts';
import { useSchools } from '../../shell/schools.ts';
import { arrangeRows, type RisksSearch } from './arrangement.ts';
import { HeatMapGrid } from './HeatMapGrid.tsx';
import { heatCells, highCells, type SchoolRow, schoolRows } from './heatMap.ts';
import { RiskFilters } from './RiskFilters.tsx';
import styles from './RiskPanel.module.css';

type RiskPanelProps = { profiles: ProfilesResponse; search: RisksSearch };

export function RiskPanel({ profiles, search }: RiskPanelProps) {
  const words = useWords();
  const { language, number, say, t } = words;
  const { find, nameOf } = useSchools();
  const factors = profiles.factors;
  const rows = useMemo(() => {
    const byName = (a: SchoolRow, b: SchoolRow) =>
      nameOf(a.schoolId)[language].localeCompare(nameOf(b.schoolId)[language], language);
    return arrangeRows(schoolRows(profiles), search, find, byName);
  }, [find, language, nameOf, profiles, search]);
  const map = useMemo(
    () => ({
      cells: heatCells(
        rows,
        factors.map(({ code }) => code),
      ),
      schools: rows.map(({ schoolId }) => ({ key: String(schoolId), label: say(nameOf(schoolId)) })),
      factors: factors.map(({ code, title }) => ({ key: code, label: say(title) })),
    }),
    [factors, nameOf, rows, say],
  );
  const draw = useCallback((width: number) => riskHeatMap(map, width), [map]);
  const high = highCells(map.cells);
  const commonest = map.factors.find(({ key }) => key === high.factor)?.label;
  const { medium, high: cut } = profiles.thresholds;
  const sentence = (row: SchoolRow, code: string) => riskSentence(words, row.factors.get(code));
  const filters = <RiskFilters search={search} factors={map.factors} />;
  if (rows.length === 0) return <NoneLeft filters={filters} />;
  return (
    <PlotFigure
      title={
        commonest
          ? t('risks.map', { count: high.count, all: map.cells.length, factor: commonest })
          : t(high.judged === 0 ? 'risks.mapNothing' : 'risks.mapNone')
      }
      subtitle={t('risks.subtitle', {
        schools: t('risks.shown', { count: rows.length, all: profiles.schools.length }),
        medium: number(medium, 1),
        high: number(cut),
      })}
      draw={draw}
      method="levels"
      over={(plot) => <HeatMapGrid plot={plot} map={map} rows={rows} sentence={sentence} />}
      table={<RiskTable rows={rows} factors={map.factors} />}
    >
      <div className={styles.bar}>
        <LevelLegend />
        {filters}
      </div>
      <ul className={styles.codes}>
        {map.factors.map(({ key, label }) => (
          <li key={key}>
            <Link to="/factors/$factor" params={{ factor: key }}>{`${key.slice(1)} ${label}`}</Link>
          </li>
        ))}
      </ul>
    </PlotFigure>
  );
}

function NoneLeft({ filters }: { filters: ReactNode }) {
  const { t } = useWords();
  return (
    <>
      {filters}
      <EmptyPanel title={t('risks.noneLeftTitle')}>
        <p>{t('risks.noneLeft')}</p>
        <Link to="/risks" search={{}}>
          {t('risks.clear')}
        </Link>
      </EmptyPanel>
    </>
  );
}

function RiskTable({ rows, factors }: { rows: SchoolRow[]; factors: { key: string; label: string }[] }) {
  const words = useWords();
  const { number, say, t } = words;
  const { nameOf } = useSchools();
  return (
    <Table stickyHeader striped className={styles.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('risks.school')}</Table.Th>
          {factors.map(({ key, label }) => (
            <Table.Th key={key} scope="col">
              <Link to="/factors/$factor" params={{ factor: key }}>
                {label}
              </Link>
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.schoolId}>
            <Table.Th scope="row">
              <Link to="/schools/$schoolId" params={{ schoolId: row.schoolId }}>
                {say(nameOf(row.schoolId))}
              </Link>
            </Table.Th>
            {factors.map(({ key }) => {
              const result = row.factors.get(key);
              const value = result?.kind === 'estimate' && result.state !== 'few' ? `${number(result.value)}: ` : '';
              return <Table.Td key={key}>{value + riskWords(words, result)}</Table.Td>;
            })}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
