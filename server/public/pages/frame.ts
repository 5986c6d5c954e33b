/** The frame around every public page: where one is, the other manners of reading, and nothing that needs a script. */
import { addressIn, type Manner } from './address.ts';
import { STYLE_ADDRESS } from './assets.ts';
import { type Html, html, type Piece } from './html.ts';
import { SECTION_NAMES } from './sections.ts';
import type { District } from './store.ts';
import texts from './texts.json' with { type: 'json' };

export const textsIn = ({ language }: Manner) => texts[language];

export type PageHead = {
  manner: Manner;
  /** The address below the prefix: the same page in another manner has the same. */
  path: string;
  title: string;
  /** The district whose pages one reads; null before one is chosen. */
  district: District | null;
};

/** @param body what stands in the main part, with its first heading */
export function frame({ district, manner, path, title }: PageHead, body: Piece): string {
  const t = textsIn(manner);
  const document = html`<!doctype html>
<html lang="${manner.language}"${manner.isLarge ? html` class="large"` : null}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${t.site}</title>
<link rel="stylesheet" href="${STYLE_ADDRESS}">
</head>
<body>
<a class="skip" href="#main">${t.skip}</a>
<header>
<p class="name"><a href="${addressIn(manner, '')}">${district ? district.name[manner.language] : t.site}</a></p>
${manners(manner, path)}
</header>
${district && navigation(manner, district, path)}
<main id="main">
${body}
</main>
<footer>
<p>${t.foot}</p>
<p><a href="/privacy">${t.privacy}</a> <a href="/">${t.signIn}</a></p>
</footer>
</body>
</html>
`;
  return document.text;
}

function manners(manner: Manner, path: string): Html {
  const t = textsIn(manner);
  const other: Manner = { ...manner, language: manner.language === 'ru' ? 'en' : 'ru' };
  const size: Manner = { ...manner, isLarge: !manner.isLarge };
  return html`<p class="manners">
<a href="${addressIn(size, path)}">${manner.isLarge ? t.usual : t.large}</a>
<a href="${addressIn(other, path)}" lang="${other.language}" hreflang="${other.language}">${t.other}</a>
</p>`;
}

function navigation(manner: Manner, { id }: District, path: string): Html {
  const t = textsIn(manner);
  const home = `/districts/${id}`;
  const lines = ['home', 'roadmap', ...SECTION_NAMES].map((name) => {
    const to = name === 'home' ? home : `${home}/${name}`;
    const isHere = path === to || (name !== 'home' && path.startsWith(`${to}/`));
    const text = t.nav[name as keyof typeof t.nav];
    return html`<li><a href="${addressIn(manner, to)}"${isHere ? html` aria-current="page"` : null}>${text}</a></li>\n`;
  });
  return html`<nav aria-label="${t.sections}"><ul>\n${lines}</ul></nav>`;
}
