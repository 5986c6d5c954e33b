import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** Draws a chart without a browser. */
export function drawn(options: Plot.PlotOptions): Element {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  return Plot.plot({ ...options, document });
}

/** How many shapes of a kind carry an attribute with this value. */
export function count(chart: Element, tag: string, attribute: string, value: string): number {
  const groups = [...chart.querySelectorAll(`g[${attribute}="${value}"]`)].flatMap((group) => [
    ...group.querySelectorAll(tag),
  ]);
  return groups.length + chart.querySelectorAll(`${tag}[${attribute}="${value}"]`).length;
}

export function texts(chart: Element): string[] {
  return [...chart.querySelectorAll('text')].map((text) => text.textContent ?? '');
}
