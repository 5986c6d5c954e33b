/** Slips of paper with invitations: A4, cut along the dashes, one for each person. */
import type { Language, Localized } from '../../../surveys/schema.ts';
import { type Content, QUIET, type TDocumentDefinitions } from '../../ground/documents/pdf.ts';
import { qrPicture } from '../../ground/documents/qr.ts';
import { fill } from '../../ground/documents/wording.ts';
import texts from './texts.json' with { type: 'json' };

export type Slip = {
  name: string;
  roles: { title: Localized; place: Localized }[];
  /** The whole address of the link. */
  link: string;
  /** When it ends, in words. */
  until: string;
  needsSecondFactor: boolean;
};

export type SlipSheet = {
  language: Language;
  /** Of this installation, without a slash at its end. */
  address: string;
  slips: Slip[];
};

const COLUMNS = 2;
const ROWS = 4;
const EACH_PAGE = COLUMNS * ROWS;
/** In points. */
const HEIGHT = 178;
const QR = 92;
/** A link has no blanks to break at: as many signs as fit beside the edge. */
const LINK_LINE = 58;
const MOST_ROLES = 3;

export function slipsDocument(sheet: SlipSheet): TDocumentDefinitions {
  const pages = Array.from({ length: Math.ceil(sheet.slips.length / EACH_PAGE) }, (_, page) =>
    pageOf(sheet, sheet.slips.slice(page * EACH_PAGE, (page + 1) * EACH_PAGE), page > 0),
  );
  return {
    pageMargins: [34, 30, 34, 44],
    content: pages,
    footer: (page, pageCount) => ({
      text: fill(texts[sheet.language].sheet, { page, pages: pageCount }),
      margin: [34, 4, 34, 0],
      fontSize: 8,
      color: QUIET,
    }),
  };
}

function pageOf(sheet: SlipSheet, slips: Slip[], breaks: boolean): Content {
  const rows = Array.from({ length: Math.ceil(slips.length / COLUMNS) }, (_, row) =>
    Array.from({ length: COLUMNS }, (_, column) => {
      const slip = slips[row * COLUMNS + column];
      return slip === undefined ? '' : slipOf(sheet, slip);
    }),
  );
  const dash = { dash: { length: 4, space: 3 } };
  return {
    table: { widths: Array(COLUMNS).fill('*'), heights: HEIGHT, body: rows, dontBreakRows: true },
    layout: {
      hLineWidth: () => 0.6,
      vLineWidth: () => 0.6,
      hLineColor: () => QUIET,
      vLineColor: () => QUIET,
      hLineStyle: () => dash,
      vLineStyle: () => dash,
      paddingLeft: () => 7,
      paddingRight: () => 7,
      paddingTop: () => 6,
      paddingBottom: () => 3,
    },
    pageBreak: breaks ? 'before' : undefined,
  };
}

function slipOf({ address, language }: SlipSheet, slip: Slip): Content {
  const words = texts[language];
  const shown = slip.roles.slice(0, MOST_ROLES);
  const more = slip.roles.length - shown.length;
  return {
    fontSize: 8,
    stack: [
      {
        columnGap: 6,
        columns: [
          {
            width: '*',
            stack: [
              { text: words.title, color: QUIET },
              { text: slip.name, bold: true, fontSize: 11, margin: [0, 2, 0, 3] },
              ...shown.map(({ place, title }) => ({
                text: fill(words.role, { role: title[language], place: place[language] }),
              })),
              ...(more > 0 ? [{ text: fill(words.more, { count: more }) }] : []),
              { text: words.open, margin: [0, 4, 0, 0] },
            ],
          },
          { width: QR, ...qrPicture(slip.link, QR) },
        ],
      },
      { text: linesOf(slip.link), fontSize: 7.5, margin: [0, 2, 0, 4] },
      { text: fill(words.steps, { address: bare(address) }) },
      ...(slip.needsSecondFactor ? [{ text: words.second }] : []),
      { text: fill(words.until, { until: slip.until }), margin: [0, 2, 0, 0] },
    ],
  };
}

const bare = (address: string): string => address.replace(/^https?:\/\//, '');

const linesOf = (link: string): string => link.match(new RegExp(`.{1,${LINK_LINE}}`, 'g'))?.join('\n') ?? link;
