/**
 * For development: every chart with its edge cases on one page, `/gallery.html` of `npm run dev`. The build of the product leaves it
 * out. `?width=` gives the pixels to draw in.
 */
import '@fontsource-variable/golos-text';
import '../workplace/workplace.css';
import * as Plot from '@observablehq/plot';
import { courses } from './courses.ts';
import { maps } from './maps.ts';
import { markCharts } from './marks.ts';
import { networkCharts } from './network.ts';
import { rowCharts } from './rows.ts';
import { shareCharts } from './shares.ts';
import type { Exhibit } from './specimen.ts';
import { yearCharts } from './years.ts';

const width = Number(new URLSearchParams(location.search).get('width')) || 900;

function element(name: string, text: string, ...children: Node[]): HTMLElement {
  const node = document.createElement(name);
  node.append(text, ...children);
  return node;
}

function hang({ chart, specimens }: Exhibit): HTMLElement {
  const section = element('section', '', element('h2', chart));
  section.id = chart;
  // Inline pictures share one list of names: a hatch of another chart must not stand in for a missing one.
  for (const { draw, name } of specimens) section.append(element('h3', name), Plot.plot(draw(width)));
  section.style.width = `${width}px`;
  return section;
}

// Texts are measured while they are drawn: the typeface must be there before.
await Promise.all(['', '\u0416'].map((text) => document.fonts.load('16px "Golos Text Variable"', text || 'A')));
document.body.style.fontFamily = '"Golos Text Variable"';
document.body.append(
  ...[...maps, ...rowCharts, ...yearCharts, ...networkCharts, ...markCharts, courses, ...shareCharts].map(hang),
);
document.body.dataset.hung = 'true';
