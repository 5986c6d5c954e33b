import { Button, Title } from '@mantine/core';
import type { PlotOptions } from '@observablehq/plot';
import { type ReactNode, useId, useRef, useState } from 'react';
import { MethodLink } from '../ui/MethodLink.tsx';
import { useWords } from '../ui/words.ts';
import { type DataAddress, DownloadMenu } from './DownloadMenu.tsx';
import styles from './PlotFigure.module.css';
import { type DrawnPlot, PlotImage } from './PlotImage.tsx';

type PlotFigureProps = {
  /** States the finding. */
  title: string;
  /** Measure, unit and n. */
  subtitle: string;
  draw(width: number): PlotOptions;
  over?(plot: DrawnPlot): ReactNode;
  /** The section of the methods (docs/methods.md) that says how it was computed; absent where nothing was. */
  method?: string;
  /** The same figures as a table. */
  table: ReactNode;
  /** Where the same figures can be had as a file. */
  data?: DataAddress;
  /** Between subtitle and picture, for instance the legend. */
  children?: ReactNode;
};

/** A chart with its finding above and its table behind a button below. */
export function PlotFigure({ title, subtitle, draw, over, method, table, data, children }: PlotFigureProps) {
  const { t } = useWords();
  const [isTable, setTable] = useState(false);
  const name = useId();
  const frame = useRef<HTMLElement>(null);
  return (
    <section ref={frame} className={styles.figure} aria-labelledby={name}>
      <Title order={2} size="h4" id={name}>
        {title}
      </Title>
      <p className="quiet">{subtitle}</p>
      {children}
      {isTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <div className={styles.table} tabIndex={0}>
          {table}
        </div>
      ) : (
        <PlotImage draw={draw} label={over ? '' : title} over={over} />
      )}
      <div className={styles.below}>
        <Button variant="subtle" size="compact-sm" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? t('shell.chart') : t('shell.table')}
        </Button>
        {(data || !isTable) && (
          <DownloadMenu frame={isTable ? undefined : frame} caption={{ title, subtitle }} data={data} />
        )}
        {method !== undefined && <MethodLink method={method} />}
      </div>
    </section>
  );
}
