/** Documents become PDF with pdfmake; its Roboto has Latin and Cyrillic, and both travel inside the file. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pdfmake from 'pdfmake';
import type { Content, ContentText, TDocumentDefinitions } from 'pdfmake/interfaces.js';

const FOLDER = join(dirname(fileURLToPath(import.meta.resolve('pdfmake/package.json'))), 'fonts', 'Roboto');
const font = (file: string): string => join(FOLDER, `${file}.ttf`);

pdfmake.setFonts({
  Roboto: {
    normal: font('Roboto-Regular'),
    bold: font('Roboto-Medium'),
    italics: font('Roboto-Italic'),
    bolditalics: font('Roboto-MediumItalic'),
  },
});
// A document is drawn from texts alone: it may fetch nothing and read nothing but the fonts.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path: string) => path.startsWith(FOLDER));

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 };
export const INK = '#1f2524';
export const QUIET = '#55605e';

export type { Content, ContentText, TDocumentDefinitions };

/** @returns the bytes of the PDF */
export function drawPdf(definition: TDocumentDefinitions): Promise<Buffer> {
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      defaultStyle: { font: 'Roboto', fontSize: 10, color: INK },
      ...definition,
    })
    .getBuffer();
}
