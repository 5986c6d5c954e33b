/** Cells and signs of one look as one path: a map of hundreds of rows would else be thousands of elements, slow to lay out. */
import type * as Plot from '@observablehq/plot';

/** Keys of the band scales. */
export type CellKeys = { school: string; factor: string };
/** Pixels of a cell. */
export type Box = { x: number; y: number; width: number; height: number };
type Style = Record<string, string | number>;

const SVG = 'http://www.w3.org/2000/svg';
const CORNER = 3;

const px = (value: number): string => value.toFixed(1);

/** A rectangle with round corners. @param inset pixels that it is smaller on each side */
export const rectangle =
  (inset = 0) =>
  ({ height, width, x, y }: Box): string => {
    const [w, h] = [width - 2 * inset - 2 * CORNER, height - 2 * inset - 2 * CORNER];
    const arc = (dx: number, dy: number) => `a${CORNER},${CORNER} 0 0 1 ${dx},${dy}`;
    const start = `M${px(x + inset + CORNER)},${px(y + inset)}`;
    const sides = [
      `h${px(w)}${arc(CORNER, CORNER)}`,
      `v${px(h)}${arc(-CORNER, CORNER)}`,
      `h${px(-w)}${arc(-CORNER, -CORNER)}`,
      `v${px(-h)}${arc(CORNER, -CORNER)}`,
    ];
    return `${start}${sides.join('')}z`;
  };

const middle = ({ height, width, x, y }: Box) => ({ cx: x + width / 2, cy: y + height / 2 });

/** A circle in the middle of the cell. @param r radius in pixels */
export const circle =
  (r: number) =>
  (box: Box): string => {
    const { cx, cy } = middle(box);
    return `M${px(cx - r)},${px(cy)}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0z`;
  };

/** The left half of a disc: drawn on a circle it makes ◐. */
export const leftHalf =
  (r: number) =>
  (box: Box): string => {
    const { cx, cy } = middle(box);
    return `M${px(cx)},${px(cy - r)}a${r},${r} 0 0 0 0,${2 * r}z`;
  };

/** A short line across the middle of the cell. @param length pixels */
export const dash =
  (length: number) =>
  (box: Box): string => {
    const { cx, cy } = middle(box);
    return `M${px(cx - length / 2)},${px(cy)}h${length}`;
  };

/**
 * A mark that draws the same outline in each of the cells.
 * @param style attributes of the path; nothing is drawn where there are no cells
 */
export function cellPath(cells: readonly CellKeys[], outline: (box: Box) => string, style: Style): Plot.RenderFunction {
  return (_index, scales, _values, _dimensions, { document }) => {
    if (cells.length === 0 || !scales.x || !scales.y) return null;
    const [width, height] = [scales.scales.x?.bandwidth ?? 0, scales.scales.y?.bandwidth ?? 0];
    const { x: left, y: top } = scales;
    const path = document.createElementNS(SVG, 'path');
    // A cell whose row or column is not drawn has no place.
    const outlines = cells.flatMap(({ factor, school }) => {
      const [x, y]: (number | undefined)[] = [left(factor), top(school)];
      return x === undefined || y === undefined ? [] : [outline({ x, y, width, height })];
    });
    if (outlines.length === 0) return null;
    path.setAttribute('d', outlines.join(''));
    for (const [name, value] of Object.entries(style)) path.setAttribute(name, String(value));
    return path;
  };
}
