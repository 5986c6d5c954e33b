import { Link, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { HeatLabel } from '../../../../charts/heatFrame.ts';
import type { DrawnPlot } from '../../../../charts/PlotImage.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useStretch } from './gridRows.ts';
import styles from './RiskPanel.module.css';

type HeatMapGridProps = {
  plot: DrawnPlot;
  /** What a screen reader calls the map. */
  name: string;
  schools: HeatLabel[];
  factors: HeatLabel[];
  /** What a cell says; must stay the same function while the data stay the same. */
  sentence(school: string, factor: string): string;
  /** The campaign that a cell leads to, where it is not the chosen one. */
  campaign?: number;
};

type Spot = { row: number; column: number };

const STEPS: Record<string, Spot> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** Buttons over the cells of the picture: arrows move among them, Enter opens, a screen reader hears each in words. */
export function HeatMapGrid({ plot, name, schools, factors, sentence, campaign }: HeatMapGridProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const grid = useRef<HTMLElement>(null);
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 });
  const isMoving = useRef(false);
  const places = useMemo(() => placesOf(plot, schools, factors), [plot, schools, factors]);
  const stretch = useStretch(grid, schools.length, places.top, places.step);
  // The row that the keyboard comes to may not have been there before.
  useLayoutEffect(() => {
    if (isMoving.current) grid.current?.querySelector<HTMLElement>(`[data-at="${spot.row} ${spot.column}"]`)?.focus();
    isMoving.current = false;
  }, [spot]);
  const open = (row: number, column: number) =>
    void navigate({
      to: '/schools/$schoolId',
      params: { schoolId: Number(schools[row].key) },
      search: { factor: factors[column].key, ...(campaign !== undefined && { campaign }) },
    });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const row = Math.min(schools.length - 1, Math.max(0, spot.row + step.row));
    const column = Math.min(factors.length - 1, Math.max(0, spot.column + step.column));
    isMoving.current = true;
    setSpot({ row, column });
  };
  const rows = rowsOf(stretch, spot.row, schools.length);
  return (
    <section ref={grid} aria-label={`${name}. ${t('risks.keys')}`} className={styles.grid} onKeyDown={onKeyDown}>
      <FactorLinks places={places} factors={factors} />
      {rows.map((row) => (
        <GridRow
          key={schools[row].key}
          {...{ row, places, factors, sentence }}
          school={schools[row]}
          spot={Math.min(spot.row, schools.length - 1) === row ? spot.column : null}
          open={open}
          focused={(column) => setSpot({ row, column })}
        />
      ))}
    </section>
  );
}

/**
 * The rows of a stretch, and the one that the keyboard is in wherever it is.
 * @param count rows that there are: after a filter both may still be of the longer map
 */
function rowsOf(stretch: { from: number; to: number }, spot: number, count: number): number[] {
  const to = Math.min(stretch.to, count);
  const from = Math.min(stretch.from, to);
  const rows = Array.from({ length: to - from }, (_, index) => from + index);
  const row = Math.min(spot, count - 1);
  if (row < from) return [row, ...rows];
  return row >= to ? [...rows, row] : rows;
}

type Places = { left: number[]; top: number; step: number; width: number; height: number };

/** Where the cells lie; bands lie evenly, so the first two rows tell of all. */
function placesOf(plot: DrawnPlot, schools: HeatLabel[], factors: HeatLabel[]): Places {
  const [x, y] = [plot.scale('x'), plot.scale('y')];
  const top = y?.apply(schools[0].key) ?? 0;
  return {
    left: factors.map(({ key }) => x?.apply(key) ?? 0),
    top,
    step: schools.length > 1 ? (y?.apply(schools[1].key) ?? 0) - top : 1,
    width: x?.bandwidth ?? 0,
    height: y?.bandwidth ?? 0,
  };
}

type GridRowProps = Pick<HeatMapGridProps, 'factors' | 'sentence'> & {
  row: number;
  school: HeatLabel;
  places: Places;
  /** The column of the one cell that Tab reaches; null in all other rows. */
  spot: number | null;
  open(row: number, column: number): void;
  focused(column: number): void;
};

const GridRow = memo(
  DrawnRow,
  (a, b) =>
    a.row === b.row &&
    a.school === b.school &&
    a.places === b.places &&
    a.factors === b.factors &&
    a.sentence === b.sentence &&
    a.spot === b.spot,
);

function DrawnRow({ row, school, places, factors, sentence, spot, open, focused }: GridRowProps) {
  const { t } = useWords();
  const { height, left, step, top, width } = places;
  return factors.map(({ key, label }, column) => {
    const name = t('risks.cell', { school: school.label, factor: label, words: sentence(school.key, key) });
    return (
      <button
        key={key}
        type="button"
        className={styles.cell}
        data-at={`${row} ${column}`}
        aria-label={name}
        title={name}
        tabIndex={spot === column ? 0 : -1}
        style={{ left: left[column], top: top + row * step, width, height }}
        onFocus={() => focused(column)}
        onClick={() => open(row, column)}
      />
    );
  });
}

/** The heading of a column leads to all schools on that factor. */
function FactorLinks({ places: { left, top, width }, factors }: { places: Places; factors: HeatLabel[] }) {
  const { t } = useWords();
  return factors.map(({ key, label }, column) => (
    <Link
      key={key}
      to="/factors/$factor"
      params={{ factor: key }}
      className={styles.heading}
      aria-label={`${label}: ${t('factor.toFactor')}`}
      style={{ left: left[column], top: 0, width, height: top }}
    />
  ));
}
