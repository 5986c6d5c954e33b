/** The district's roadmap and how it goes, without a word about single schools or people. */
import type { Localized } from '../../../surveys/schema.ts';
import { dayName, fill } from '../../ground/documents/wording.ts';
import { addressIn, type Manner } from './address.ts';
import { frame, textsIn } from './frame.ts';
import { type Html, html } from './html.ts';
import { yearLinks } from './lists.ts';
import type { District } from './store.ts';

export type PublicState = 'planned' | 'underWay' | 'done' | 'late' | 'beforeStart' | 'nothingDue' | 'notApplicable';
export type PublicActivity = {
  no: number;
  title: Localized;
  from: string;
  to: string;
  /** null where only the plan is known. */
  state: PublicState | null;
};
export type PublicRoadmap = {
  year: number;
  /** Years that have a roadmap. */
  years: number[];
  /** The day of the states, YYYY-MM-DD. */
  day: string;
  sections: { title: Localized; activities: PublicActivity[] }[];
};

const activitiesOf = ({ sections }: PublicRoadmap) => sections.flatMap(({ activities }) => activities);

/** How many stand where, in one sentence; with a link to the whole. */
export function roadmapSummary(manner: Manner, district: District, roadmap: PublicRoadmap | null): Html {
  const t = textsIn(manner);
  if (!roadmap) return html`<p class="quiet">${t.roadmap.none}</p>`;
  const to = addressIn(manner, `/districts/${district.id}/roadmap`);
  return html`<p>${countLine(manner, roadmap) ?? t.roadmap.plan}</p>
<p><a href="${to}">${fill(t.roadmap.title, { year: roadmap.year })}</a></p>`;
}

/** @returns null where the states are not known */
function countLine(manner: Manner, roadmap: PublicRoadmap): string | null {
  const states = activitiesOf(roadmap).map(({ state }) => state);
  if (states.includes(null)) return null;
  const count = (wanted: PublicState) => states.filter((state) => state === wanted).length;
  const counts = { done: count('done'), underWay: count('underWay'), late: count('late') };
  const t = textsIn(manner).roadmap;
  const before = count('beforeStart');
  const parts = [
    fill(t.summary, { all: states.length, ...counts }),
    ...(before > 0 ? [fill(t.before, { before })] : []),
  ];
  return parts.join(' ');
}

export function roadmapPage(manner: Manner, district: District, roadmap: PublicRoadmap, isNewest: boolean): string {
  const t = textsIn(manner);
  const { day, sections, year, years } = roadmap;
  const base = `/districts/${district.id}/roadmap`;
  const title = fill(t.roadmap.title, { year });
  const summary = countLine(manner, roadmap);
  const lead = summary === null ? t.roadmap.plan : fill(t.roadmap.lead, { day: dayName(manner.language, day) });
  const body = html`<h1>${title}</h1>
<p>${lead}</p>
${summary && html`<p>${summary}</p>`}
${years.length > 1 ? yearLinks(manner, base, years, year) : null}
${sections.map((section) => sectionTable(manner, section, summary !== null))}`;
  return frame({ manner, path: isNewest ? base : `${base}/${year}`, title, district }, body);
}

function sectionTable(manner: Manner, section: PublicRoadmap['sections'][number], hasStates: boolean): Html {
  const t = textsIn(manner);
  const { language } = manner;
  const rows = section.activities.map(({ from, no, state, title, to }) => {
    const span = fill(t.roadmap.span, { from: dayName(language, from), to: dayName(language, to) });
    const cell = state && html`<td><span class="state" data-state="${state}">${t.states[state]}</span></td>`;
    return html`<tr><td>${no}</td><td>${title[language]}</td><td>${span}</td>${cell}</tr>\n`;
  });
  const state = hasStates ? html`<th scope="col">${t.roadmap.state}</th>` : null;
  return html`<h2>${section.title[language]}</h2>
<div class="wide"><table class="roadmap">
<thead><tr><th scope="col">${t.roadmap.no}</th><th scope="col">${t.roadmap.activity}</th><th scope="col">${t.roadmap.period}</th>${state}</tr></thead>
<tbody>\n${rows}</tbody>
</table></div>
`;
}
