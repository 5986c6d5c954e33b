/** Lists of publications: the first page of a district, and its sections by year and school. */
import { dayName, fill } from '../../ground/documents/wording.ts';
import { addressIn, type Manner } from './address.ts';
import { frame, textsIn } from './frame.ts';
import { type Html, html } from './html.ts';
import { SECTION_NAMES, SECTIONS, type SectionName } from './sections.ts';
import type { District, findWithdrawn, PublishedRow } from './store.ts';

/** How many of the newest a section shows on the first page. */
const NEWEST = 3;

export type Withdrawn = Awaited<ReturnType<typeof findWithdrawn>>[number];

/** The day that counts for readers: elsewhere that of the appearance. */
export function dayLine(manner: Manner, { appearedOn, publishedOn }: Pick<PublishedRow, 'appearedOn' | 'publishedOn'>) {
  const t = textsIn(manner);
  return fill(appearedOn ? t.appeared : t.published, { day: dayName(manner.language, appearedOn ?? publishedOn) });
}

/** Titles are as somebody wrote them, in Russian, whatever the language of the page. */
function lineOf(manner: Manner, row: PublishedRow, withSchool: boolean): Html {
  const t = textsIn(manner);
  const kind = t.kinds[(row.document ?? row.kind) as keyof typeof t.kinds];
  const about = [withSchool && row.schoolShort?.[manner.language], kind, dayLine(manner, row)]
    .filter(Boolean)
    .join(' · ');
  const to = addressIn(manner, `/publications/${row.id}`);
  return html`<li><a href="${to}" lang="ru">${row.title}</a> <span class="quiet">${about}</span></li>\n`;
}

export function districtsPage(manner: Manner, districts: District[]): string {
  const t = textsIn(manner);
  const lines = districts.map(
    ({ id, name }) => html`<li><a href="${addressIn(manner, `/districts/${id}`)}">${name[manner.language]}</a></li>\n`,
  );
  const body = html`<h1>${t.districts.title}</h1>
<p>${districts.length === 0 ? t.home.nothing : t.districts.lead}</p>
<ul class="lines">${lines}</ul>`;
  return frame({ manner, path: '', title: t.districts.title, district: null }, body);
}

/** @param roadmap what is said of the roadmap, with a link to all of it */
export function homePage(manner: Manner, district: District, rows: PublishedRow[], roadmap: Html): string {
  const t = textsIn(manner);
  const title = fill(t.home.title, { district: district.name[manner.language] });
  const home = `/districts/${district.id}`;
  const sections = SECTION_NAMES.map((name) => {
    const own = rows.filter(({ kind }) => SECTIONS[name].includes(kind));
    return html`<h2>${t.nav[name]}</h2>
${
  own.length === 0
    ? html`<p class="quiet">${t.home.nothing}</p>`
    : html`<ul class="lines">\n${own.slice(0, NEWEST).map((row) => lineOf(manner, row, true))}</ul>
<p><a href="${addressIn(manner, `${home}/${name}`)}">${t.home.all}: ${t.nav[name]}</a></p>`
}
`;
  });
  const body = html`<h1>${title}</h1>
<p>${t.home.lead}</p>
<h2>${t.home.roadmap}</h2>
${roadmap}
${sections}`;
  return frame({ manner, path: home, title, district }, body);
}

export type SectionContent = { name: SectionName; rows: PublishedRow[]; withdrawn: Withdrawn[]; year: number | null };

/** One section, one year: the department's own first, then by school. */
export function sectionPage(manner: Manner, district: District, content: SectionContent): string {
  const t = textsIn(manner);
  const { name, rows, withdrawn, year } = content;
  const base = `/districts/${district.id}/${name}`;
  const years = [...new Set(rows.map((row) => row.year))].sort((a, b) => b - a);
  const shown = year ?? years[0] ?? null;
  const groups = [
    ...Map.groupBy(
      rows.filter((row) => row.year === shown),
      ({ schoolShort }) => schoolShort?.[manner.language] ?? '',
    ),
  ];
  groups.sort(([a], [b]) => a.localeCompare(b, manner.language, { numeric: true }));
  const body = html`<h1>${t.nav[name]}</h1>
<p>${t.lead[name]}</p>
${years.length > 1 ? yearLinks(manner, base, years, shown) : null}
${
  groups.length === 0
    ? html`<p>${t.home.nothing}</p>`
    : groups.map(
        ([school, own]) => html`<h2>${school || t.district}</h2>
<ul class="lines">\n${own.map((row) => lineOf(manner, row, false))}</ul>\n`,
      )
}
${withdrawn.length === 0 ? null : withdrawnLines(manner, withdrawn)}`;
  return frame({ manner, path: year === null ? base : `${base}/${year}`, title: t.nav[name], district }, body);
}

export function yearLinks(manner: Manner, base: string, years: number[], shown: number | null): Html {
  const lines = years.map(
    (year) =>
      html`<li><a href="${addressIn(manner, `${base}/${year}`)}"${year === shown ? html` aria-current="true"` : null}>${year}</a></li>`,
  );
  return html`<ul class="years" aria-label="${textsIn(manner).years}">${lines}</ul>`;
}

/** Only that something was withdrawn and why: neither its title nor a word of it. */
function withdrawnLines(manner: Manner, withdrawn: Withdrawn[]): Html {
  const t = textsIn(manner);
  const lines = withdrawn.map(({ day, note }) => {
    const line = fill(t.withdrawn.line, { day: dayName(manner.language, day), note });
    return html`<li>${line}</li>\n`;
  });
  return html`<h2>${t.withdrawn.list}</h2>\n<ul class="lines">\n${lines}</ul>`;
}
