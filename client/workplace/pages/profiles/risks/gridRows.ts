/** Which rows of a long map are near enough to what is seen to need buttons. */
import { type RefObject, useEffect, useState } from 'react';

/** Maps of up to so many rows have all their buttons: only long ones are slow. */
const ALL_AT_ONCE = 60;
/** Rows above and below what is seen, so that scrolling does not run ahead. */
const MARGIN = 6;

export type Stretch = { from: number; to: number };

/**
 * The stretch of rows to draw.
 * @param top pixels above the first row @param step pixels from one row to the next
 * @param seen what the window shows of the map, in pixels from its top edge
 */
export function stretchOf(count: number, top: number, step: number, seen: { from: number; to: number }): Stretch {
  if (count <= ALL_AT_ONCE) return { from: 0, to: count };
  const row = (y: number) => Math.min(count, Math.max(0, Math.floor((y - top) / step)));
  // In whole margins, so that not every row that passes draws anew.
  const from = MARGIN * Math.floor(row(seen.from) / MARGIN) - MARGIN;
  const to = MARGIN * Math.ceil(row(seen.to) / MARGIN) + MARGIN;
  return { from: Math.max(0, from), to: Math.min(count, to) };
}

export function useStretch(grid: RefObject<HTMLElement | null>, count: number, top: number, step: number): Stretch {
  const measure = () => {
    const edge = grid.current?.getBoundingClientRect().top ?? 0;
    return stretchOf(count, top, step, { from: -edge, to: window.innerHeight - edge });
  };
  const [stretch, setStretch] = useState(measure);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `measure` is made of exactly these.
  useEffect(() => {
    const follow = () => {
      const now = measure();
      setStretch((former) => (former.from === now.from && former.to === now.to ? former : now));
    };
    follow();
    addEventListener('scroll', follow, { passive: true });
    addEventListener('resize', follow);
    return () => {
      removeEventListener('scroll', follow);
      removeEventListener('resize', follow);
    };
  }, [grid, count, top, step]);
  return stretch;
}
