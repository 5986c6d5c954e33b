/** The page of one publication, of one that was withdrawn, and of none. */
import { dayName, fill } from '../../ground/documents/wording.ts';
import { addressIn, type Manner } from './address.ts';
import { frame, textsIn } from './frame.ts';
import { type Html, html } from './html.ts';
import { dayLine, type Withdrawn } from './lists.ts';
import { sectionOf } from './sections.ts';
import type { District, PublishedWhole } from './store.ts';

/** @param text the body as HTML */
export function publicationPage(manner: Manner, row: PublishedWhole, text: Html): string {
  const t = textsIn(manner);
  const { findings, id, kind, school, title } = row;
  const about = [
    school?.[manner.language] ?? t.district,
    t.kinds[(row.document ?? kind) as keyof typeof t.kinds],
    String(row.year),
    dayLine(manner, row),
  ];
  const district = { id: row.districtId, name: row.district };
  const section = `/districts/${row.districtId}/${sectionOf(kind)}`;
  const page = html`<article>
<h1 lang="ru">${title}</h1>
<p class="quiet">${about.join(' · ')}</p>
<div lang="ru">
${text}
</div>
${findings && findingsOf(manner, findings)}
</article>
<p class="actions">${actionsOf(manner, row)}<a href="${addressIn(manner, section)}">${t.back}: ${t.nav[sectionOf(kind)]}</a></p>`;
  return frame({ manner, path: `/publications/${id}`, title, district }, page);
}

function findingsOf(manner: Manner, findings: NonNullable<PublishedWhole['findings']>): Html[] {
  const t = textsIn(manner);
  return findings.map(
    ({ doing, said }) => html`<section class="finding">
<h2>${t.said}</h2>
<p lang="ru">${said}</p>
<h3>${t.doing}</h3>
<p lang="ru">${doing}</p>
</section>
`,
  );
}

function actionsOf(manner: Manner, { fileName, id, kind, link }: PublishedWhole): Html {
  const t = textsIn(manner);
  const host = URL.canParse(link) ? new URL(link).host : '';
  const poster = addressIn(manner, `/publications/${id}/poster`);
  return html`${link === '' ? null : html`<a href="${link}" rel="noopener nofollow">${fill(t.elsewhere, { host })}</a>\n`}${
    fileName && html`<a href="/public/files/${id}">${fill(t.file, { name: fileName })}</a>\n`
  }${kind === 'answerBack' ? html`<a href="${poster}">${t.poster}</a>\n` : null}`;
}

export function withdrawnPage(manner: Manner, district: District, { day, id, note }: Withdrawn): string {
  const { withdrawn } = textsIn(manner);
  const line = fill(withdrawn.line, { day: dayName(manner.language, day), note });
  const body = html`<h1>${withdrawn.title}</h1>\n<p>${line}</p>`;
  return frame({ manner, path: `/publications/${id}`, title: withdrawn.title, district }, body);
}

/** The same for every address that leads nowhere, so that it does not tell what is being prepared. */
export function notFoundPage(manner: Manner): string {
  const { notFound } = textsIn(manner);
  const body = html`<h1>${notFound.title}</h1>
<p>${notFound.text}</p>
<p><a href="${addressIn(manner, '')}">${notFound.home}</a></p>`;
  return frame({ manner, path: '', title: notFound.title, district: null }, body);
}
