import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { RollupResponse } from '../../../../../server/profiles/rollup/schemas.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import type { DrawnPlot } from '../../../../charts/PlotImage.tsx';
import { type TerritoryMap, territoryMap } from '../../../../charts/territoryMap.ts';
import { useWords } from '../../../../ui/words.ts';
import type { RisksSearch } from './arrangement.ts';
import styles from './RiskPanel.module.css';
import { FactorCodes } from './RiskPanel.tsx';
import { countHigh, territoryCells } from './territoryRows.ts';

type TerritoryPanelProps = { rollup: RollupResponse; search: RisksSearch };

/** Very many schools, counted by the territories below one; each row leads into its territory. */
export function TerritoryPanel({ rollup, search }: TerritoryPanelProps) {
  const { number, percent, say, t } = useWords();
  const map = useMemo(
    (): TerritoryMap => ({
      cells: territoryCells(rollup, percent),
      territories: rollup.territories.map(({ id, name }) => ({ key: String(id), label: say(name) })),
      factors: rollup.factors.map(({ code, title }) => ({ key: code, label: say(title) })),
    }),
    [percent, rollup, say],
  );
  const draw = useCallback((width: number) => territoryMap(map, width), [map]);
  const { all, count, factor } = countHigh(map.cells);
  const commonest = map.factors.find(({ key }) => key === factor)?.label;
  const finding = commonest
    ? t('risks.territories.title', { count, all: number(all), factor: commonest })
    : t('risks.territories.titleNone');
  return (
    <PlotFigure
      title={finding}
      subtitle={t('risks.territories.subtitle', { schools: number(rollup.schools) })}
      draw={draw}
      method="levels"
      over={(plot) => <TerritoryLinks {...{ plot, rollup, search }} />}
      table={<TerritoryTable rollup={rollup} search={search} />}
    >
      {rollup.own > 0 && <p className="quiet">{t('risks.territories.own', { count: rollup.own })}</p>}
      <FactorCodes factors={map.factors} />
    </PlotFigure>
  );
}

/** Where one is, with the way back up. */
export function TerritoryPath({ rollup, search }: TerritoryPanelProps) {
  const { say, t } = useWords();
  if (rollup.above.length === 0) return null;
  return (
    <nav aria-label={t('risks.territories.path')}>
      <ol className={styles.path}>
        {rollup.above.map(({ id, name }) => (
          <li key={id}>
            <Link to="/risks" search={{ ...search, territory: id }}>
              {say(name)}
            </Link>
          </li>
        ))}
        <li aria-current="page">{say(rollup.parent.name)}</li>
      </ol>
    </nav>
  );
}

function TerritoryLinks({ plot, rollup, search }: TerritoryPanelProps & { plot: DrawnPlot }) {
  const { number, say, t } = useWords();
  const y = plot.scale('y');
  return (
    <ul className={styles.rows}>
      {rollup.territories.map(({ id, name, schools }) => (
        <li key={id} style={{ top: y?.apply(String(id)), height: y?.bandwidth }}>
          <Link
            to="/risks"
            search={{ ...search, territory: id }}
            aria-label={t('risks.territories.open', { name: say(name), schools: number(schools) })}
          />
        </li>
      ))}
    </ul>
  );
}

function TerritoryTable({ rollup, search }: TerritoryPanelProps) {
  const { number, say, t } = useWords();
  return (
    <Table stickyHeader striped className={styles.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('risks.territories.name')}</Table.Th>
          <Table.Th scope="col">{t('risks.territories.schools')}</Table.Th>
          {rollup.factors.map(({ code, title }) => (
            <Table.Th key={code} scope="col">
              {say(title)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rollup.territories.map(({ factors, id, name, schools }) => (
          <Table.Tr key={id}>
            <Table.Th scope="row">
              <Link to="/risks" search={{ ...search, territory: id }}>
                {say(name)}
              </Link>
            </Table.Th>
            <Table.Td>{number(schools)}</Table.Td>
            {factors.map(({ factor, high, low, medium }) => (
              <Table.Td key={factor}>
                {t('risks.territories.cell', { high, medium, low, unknown: schools - high - medium - low })}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
