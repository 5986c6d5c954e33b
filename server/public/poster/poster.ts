/** An A4 poster for the wall of a school: what was said, what is done about it, and the way to the page. */
import type { Language } from '../../../surveys/schema.ts';
import type { AnswerFinding } from '../../ground/db/publication-tables.ts';
import { type Content, INK, PAGE, QUIET, type TDocumentDefinitions } from '../../ground/documents/pdf.ts';
import { qrPicture } from '../../ground/documents/qr.ts';
import texts from './texts.json' with { type: 'json' };

export type Poster = {
  language: Language;
  title: string;
  school: string;
  body: string;
  findings: readonly AnswerFinding[];
  /** Of the public page. */
  address: string;
  /** Says so on the sheet, so that no proof hangs on a wall. */
  isDraft: boolean;
};

const MARGIN = 46;
const QR = 130;
const ACCENT = '#0b6b61';
const WARM = '#f7f5f1';

/** Type as large as the texts allow: from so many signs on a smaller one. */
const SIZES: readonly { upTo: number; size: number }[] = [
  { upTo: 550, size: 17 },
  { upTo: 900, size: 14.5 },
  { upTo: 1_400, size: 12 },
  { upTo: 2_000, size: 10.5 },
  { upTo: 2_700, size: 9 },
  { upTo: Number.POSITIVE_INFINITY, size: 8 },
];

/** The lead is a greeting on the sheet; a long text is for the page. */
const MOST_LEAD = 400;
/** What is looked at for it: signs of Markdown and addresses of links fall out. */
const MOST_LOOKED_AT = 4_000;

/** Signs of Markdown are no part of what is read on paper. */
function plain(text: string): string {
  const bare = text
    .slice(0, MOST_LOOKED_AT)
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (bare.length <= MOST_LEAD) return bare;
  const end = bare.lastIndexOf(' ', MOST_LEAD);
  return `${bare.slice(0, end < 0 ? MOST_LEAD : end)} …`;
}

function sizeOf(lead: string, findings: Poster['findings']): number {
  const signs = findings.reduce((sum, { doing, said }) => sum + doing.length + said.length, lead.length);
  return SIZES.find(({ upTo }) => signs <= upTo)?.size ?? SIZES[0].size;
}

export function posterDocument(poster: Poster): TDocumentDefinitions {
  const { address, findings, isDraft, language, school, title } = poster;
  const t = texts[language];
  const lead = plain(poster.body);
  const size = sizeOf(lead, findings);
  return {
    info: { title },
    pageMargins: [MARGIN, MARGIN, MARGIN, QR + MARGIN],
    content: [
      isDraft ? { text: t.draft, color: '#a63d2f', fontSize: 12, margin: [0, 0, 0, 6] } : '',
      { text: title, fontSize: 30, bold: true, color: ACCENT, lineHeight: 1.05 },
      { text: school, fontSize: 14, color: QUIET, margin: [0, 4, 0, 10] },
      { text: lead, fontSize: size * 0.9, margin: [0, 0, 0, 12], lineHeight: 1.15 },
      ...findings.map((finding) => findingBlock(finding, size, t)),
    ],
    footer: () => footerOf(address, t.scan),
  };
}

function findingBlock({ doing, said }: AnswerFinding, size: number, t: (typeof texts)['ru']): Content {
  const half = (head: string, text: string) => ({
    stack: [
      {
        text: head,
        bold: true,
        color: ACCENT,
        fontSize: size * 0.75,
        margin: [0, 0, 0, 3] as [number, number, number, number],
      },
      { text, fontSize: size, color: INK, lineHeight: 1.12 },
    ],
    margin: [10, 8, 10, 9] as [number, number, number, number],
  });
  return {
    table: { widths: ['*', '*'], body: [[half(t.said, said), { ...half(t.doing, doing), fillColor: WARM }]] },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (index: number) => (index === 0 ? 4 : 0),
      vLineColor: () => ACCENT,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 0,
      paddingBottom: () => 0,
    },
    unbreakable: true,
    margin: [0, 0, 0, 10],
  };
}

function footerOf(address: string, scan: string): Content {
  return {
    margin: [MARGIN, 0, MARGIN, 0],
    columns: [
      { width: QR, ...qrPicture(address, QR) },
      {
        width: PAGE.width - 2 * MARGIN - QR,
        stack: [
          { text: scan, fontSize: 13, color: QUIET, margin: [0, 34, 0, 4] },
          { text: address.replace(/^https?:\/\//, ''), fontSize: 14, bold: true },
        ],
        margin: [14, 0, 0, 0],
      },
    ],
  };
}
