import * as Plot from '@observablehq/plot';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import styles from './PlotFigure.module.css';

export type DrawnPlot = (SVGSVGElement | HTMLElement) & Plot.Plot;

type PlotImageProps = {
  /** Must stay the same object while the data stay the same (`useMemo` or `useCallback`). */
  draw(width: number): Plot.PlotOptions;
  /** What a screen reader says; empty when the same is said in words beside it. */
  label: string;
  /** What lies over the picture, for instance the cells that take the keyboard. */
  over?(plot: DrawnPlot): ReactNode;
};

/** The one place where Plot draws into a page: measures the width, draws anew when data or width change. */
export function PlotImage({ draw, label, over }: PlotImageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [plot, setPlot] = useState<DrawnPlot | null>(null);
  useLayoutEffect(() => {
    if (!frame.current || width === 0) return;
    const drawn = Plot.plot(draw(width));
    // Plot's own style element would break the policy; workplace.css says the same.
    for (const style of drawn.querySelectorAll('style')) style.remove();
    // Plot names bare groups, which screen readers may not announce; the whole picture has one name instead.
    for (const group of drawn.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
    if (label === '') drawn.setAttribute('aria-hidden', 'true');
    else {
      drawn.setAttribute('role', 'img');
      drawn.setAttribute('aria-label', label);
    }
    frame.current.replaceChildren(drawn);
    setPlot(drawn);
  }, [draw, label, width]);
  return (
    <div className={styles.image}>
      <div ref={frame} className={styles.frame} />
      {plot && over?.(plot)}
    </div>
  );
}

function useWidth(frame: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const node = frame.current;
    if (!node) return;
    const measure = () => setWidth(Math.floor(node.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}
