import { Link, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { DrawnPlot } from '../../../charts/PlotImage.tsx';
import type { HeatMap } from '../../../charts/riskHeatMap.ts';
import { useWords } from '../../../ui/words.ts';
import type { SchoolRow } from './heatMap.ts';
import styles from './RiskPanel.module.css';

type HeatMapGridProps = {
  plot: DrawnPlot;
  map: HeatMap;
  rows: SchoolRow[];
  sentence(row: SchoolRow, factor: string): string;
};

type Spot = { row: number; column: number };

const STEPS: Record<string, Spot> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** Buttons over the cells of the picture: arrows move among them, Enter opens, a screen reader hears each in words. */
export function HeatMapGrid({ plot, map, rows, sentence }: HeatMapGridProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const grid = useRef<HTMLElement>(null);
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 });
  const at = (row: number, column: number) => grid.current?.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`);
  const open = (row: SchoolRow, factor: string) =>
    void navigate({ to: '/schools/$schoolId', params: { schoolId: row.schoolId }, search: { factor } });
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    at(spot.row + step.row, spot.column + step.column)?.focus();
  };
  return (
    <section ref={grid} aria-label={`${t('risks.grid')}. ${t('risks.keys')}`} className={styles.grid}>
      <FactorLinks plot={plot} map={map} />
      {rows.map((row, rowIndex) =>
        map.factors.map(({ key, label }, column) => {
          const values = { school: map.schools[rowIndex].label, factor: label, words: sentence(row, key) };
          const name = t('risks.cell', values);
          return (
            <button
              key={`${row.schoolId} ${key}`}
              type="button"
              className={styles.cell}
              data-at={`${rowIndex} ${column}`}
              aria-label={name}
              title={name}
              tabIndex={spot.row === rowIndex && spot.column === column ? 0 : -1}
              style={place(plot, key, String(row.schoolId))}
              onFocus={() => setSpot({ row: rowIndex, column })}
              onClick={() => open(row, key)}
              onKeyDown={move}
            />
          );
        }),
      )}
    </section>
  );
}

/** The heading of a column leads to all schools on that factor. */
function FactorLinks({ plot, map }: { plot: DrawnPlot; map: HeatMap }) {
  const { t } = useWords();
  const x = plot.scale('x');
  const top = plot.scale('y')?.apply(map.schools[0].key);
  return map.factors.map(({ key, label }) => (
    <Link
      key={key}
      to="/factors/$factor"
      params={{ factor: key }}
      className={styles.heading}
      aria-label={`${label}: ${t('factor.toFactor')}`}
      style={{ left: x?.apply(key), top: 0, width: x?.bandwidth, height: top }}
    />
  ));
}

function place(plot: DrawnPlot, factor: string, school: string) {
  const x = plot.scale('x');
  const y = plot.scale('y');
  return { left: x?.apply(factor), top: y?.apply(school), width: x?.bandwidth, height: y?.bandwidth };
}
