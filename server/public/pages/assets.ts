/** The style and the typeface of the public pages. They stand beside the server, so that the pages need no build of the client. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FONTS = join(
  dirname(fileURLToPath(import.meta.resolve('@fontsource-variable/golos-text/package.json'))),
  'files',
);

const style = readFileSync(join(import.meta.dirname, 'public.css'));
const hash = createHash('sha256').update(style).digest('hex').slice(0, 12);

/** The name holds a hash of the content, so what a browser keeps is never old. */
const STYLE_NAME = `public-${hash}.css`;
export const STYLE_ADDRESS = `/public/assets/${STYLE_NAME}`;

const font = (script: string) => ({
  type: 'font/woff2',
  bytes: readFileSync(join(FONTS, `golos-text-${script}-wght-normal.woff2`)),
});

export const ASSETS: ReadonlyMap<string, { type: string; bytes: Buffer }> = new Map([
  [STYLE_NAME, { type: 'text/css; charset=utf-8', bytes: style }],
  ['golos-cyrillic.woff2', font('cyrillic')],
  ['golos-latin.woff2', font('latin')],
]);
