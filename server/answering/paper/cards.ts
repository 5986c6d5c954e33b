/** Sheets of cards with one-time codes: A4, cut along the dashes. */
import { printFingerprint } from '../../../surveys/key-fingerprint.ts';
import type { Language, Localized } from '../../../surveys/schema.ts';
import { type Content, QUIET, type TDocumentDefinitions } from '../../ground/documents/pdf.ts';
import { qrPicture } from '../../ground/documents/qr.ts';
import { dayName, fill } from '../../ground/documents/wording.ts';
import { cardAddress } from '../modes/address.ts';
import { textsIn } from './texts.ts';

export type CardSheet = {
  language: Language;
  /** For instance https://opora.example; the code follows after /s/. */
  address: string;
  title: Localized;
  school: Localized;
  /** For instance «ученики, 6 класс». */
  group: string;
  /** What the coordinator calls the pile, for instance «6 А»; may be empty. */
  label: string;
  closesOn: string;
  /** As printed: XXXX-XXXX-XXXX. */
  codes: string[];
  /** The fingerprint of the key of the group: the same on all of its cards. */
  fingerprint: string;
  large: boolean;
};

/** Sizes in points. The large print has letters of 16 points, for weak eyes. */
const SIZES = {
  normal: { columns: 2, rows: 5, text: 8.5, code: 15, qr: 84, height: 143 },
  large: { columns: 1, rows: 3, text: 16, code: 28, qr: 180, height: 240 },
};

export function cardsDocument(sheet: CardSheet): TDocumentDefinitions {
  const { columns, rows } = SIZES[sheet.large ? 'large' : 'normal'];
  const pages = Array.from({ length: Math.ceil(sheet.codes.length / (columns * rows)) }, (_, page) =>
    pageOf(sheet, sheet.codes.slice(page * columns * rows, (page + 1) * columns * rows), page > 0),
  );
  const { card } = textsIn(sheet.language);
  return {
    pageMargins: [34, 30, 34, 44],
    content: pages,
    footer: (page, pageCount) => ({
      text: fill(card.sheet, { page, pages: pageCount }),
      margin: [34, 4, 34, 0],
      fontSize: 8,
      color: QUIET,
    }),
  };
}

function pageOf(sheet: CardSheet, codes: string[], breaks: boolean): Content {
  const { columns, height } = SIZES[sheet.large ? 'large' : 'normal'];
  const rows = Array.from({ length: Math.ceil(codes.length / columns) }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const code = codes[row * columns + column];
      return code === undefined ? '' : cardOf(sheet, code);
    }),
  );
  return {
    table: { widths: Array(columns).fill('*'), heights: height, body: rows, dontBreakRows: true },
    layout: {
      hLineWidth: () => 0.6,
      vLineWidth: () => 0.6,
      hLineColor: () => QUIET,
      vLineColor: () => QUIET,
      hLineStyle: () => ({ dash: { length: 4, space: 3 } }),
      vLineStyle: () => ({ dash: { length: 4, space: 3 } }),
      paddingLeft: () => 6,
      paddingRight: () => 6,
      paddingTop: () => 5,
      paddingBottom: () => 3,
    },
    pageBreak: breaks ? 'before' : undefined,
  };
}

function cardOf(sheet: CardSheet, code: string): Content {
  const { address, closesOn, fingerprint, group, label, language, large, school, title } = sheet;
  const { code: codeSize, qr, text } = SIZES[large ? 'large' : 'normal'];
  const small = text - (large ? 2 : 1);
  const { card } = textsIn(language);
  const who = [school[language], group, label].filter(Boolean).join(' · ');
  return {
    columnGap: 6,
    columns: [
      {
        width: qr,
        alignment: 'center',
        fontSize: small,
        stack: [
          qrPicture(cardAddress(address, code, fingerprint), qr),
          { text: card.key },
          { text: printFingerprint(fingerprint), bold: true, fontSize: text, noWrap: true },
          { text: card.keySame },
        ],
      },
      {
        width: '*',
        fontSize: text,
        stack: [
          { text: title[language], bold: true },
          { text: who, color: QUIET, margin: [0, 1, 0, 3] },
          { text: card.scan },
          { text: `${address.replace(/^https?:\/\//, '')}/s/`, margin: [0, 1, 0, 0] },
          { text: code, bold: true, fontSize: codeSize, characterSpacing: 0.6, margin: [0, 2, 0, 3], noWrap: true },
          {
            text: `${card.once} ${fill(card.until, { day: dayName(language, closesOn) })}`,
            fontSize: small,
          },
        ],
      },
    ],
  };
}
