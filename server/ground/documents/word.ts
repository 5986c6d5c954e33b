/** Word documents as Russian offices write them: A4, Times New Roman 12, margins of GOST R 7.0.97-2016. */
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { AnsweredRow } from './form-answers.ts';

export type WordSection = {
  /** Empty for a section without a heading. */
  title: string;
  paragraphs?: string[];
  rows?: AnsweredRow[];
  /** The first row holds the headings. */
  table?: string[][];
};

export type WordDocument = {
  language: 'ru' | 'en';
  title: string;
  /** Below the title: what the document is about, in a line. */
  subtitle: string;
  /** Facts before the text: label and value. */
  facts: [string, string][];
  sections: WordSection[];
  /** Who signs: posts, never names; names are written by hand. */
  signatures: string[];
  signatureDay: string;
};

const MM = convertMillimetersToTwip;
/** GOST R 7.0.97-2016: left 20 mm (here 30 for filing), right 10, top and bottom 20. */
const MARGIN = { left: MM(30), right: MM(10), top: MM(20), bottom: MM(20) };
const TEXT_WIDTH = MM(210 - 30 - 10);
const LABEL_SHARE = 0.42;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };

/** @returns the bytes of a .docx file; used in a thread, see `word-file.ts` */
export function wordBytes(document: WordDocument): Promise<Buffer> {
  const children = [
    new Paragraph({ text: document.title, heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER }),
    new Paragraph({ text: document.subtitle, alignment: AlignmentType.CENTER, spacing: { after: 240 } }),
    ...(document.facts.length > 0 ? [pairs(document.facts, false), gap()] : []),
    ...document.sections.flatMap(section),
    ...signatures(document),
  ];
  return Packer.toBuffer(
    new Document({
      title: document.title,
      // Word would else write the name of the library.
      creator: 'Opora',
      lastModifiedBy: 'Opora',
      styles: styles(document.language),
      sections: [{ properties: { page: { margin: MARGIN } }, footers: { default: pageNumbers() }, children }],
    }),
  );
}

function styles(language: WordDocument['language']) {
  const font = 'Times New Roman';
  const run = { font, size: 24, language: { value: language === 'ru' ? 'ru-RU' : 'en-GB' } };
  const heading = { run: { font, size: 26, bold: true, color: '000000' } };
  return {
    default: {
      document: { run, paragraph: { spacing: { after: 100 } } },
      title: { run: { font, size: 30, bold: true, color: '000000' }, paragraph: { spacing: { after: 80 } } },
      heading2: { ...heading, paragraph: { spacing: { before: 240, after: 100 }, keepNext: true } },
    },
  };
}

function section({ paragraphs = [], rows = [], table, title }: WordSection): (Paragraph | Table)[] {
  return [
    ...(title ? [new Paragraph({ text: title, heading: HeadingLevel.HEADING_2 })] : []),
    ...paragraphs.map(
      (text) => new Paragraph({ text: text.replace(CONTROLS, ''), alignment: AlignmentType.JUSTIFIED }),
    ),
    ...answered(rows),
    ...(table ? [grid(table), gap()] : []),
  ];
}

/** Short answers stand in a table; the entries of a repeated panel follow below their question. */
function answered(rows: AnsweredRow[]): (Paragraph | Table)[] {
  const short = rows.filter((row): row is { question: string; answer: string } => typeof row.answer === 'string');
  const long = rows.filter((row) => typeof row.answer !== 'string');
  return [
    ...(short.length > 0 ? [pairs(short.map(({ answer, question }) => [question, answer] as const)), gap()] : []),
    ...long.flatMap(({ answer, question }) => [
      new Paragraph({ children: [new TextRun({ text: question, bold: true })], keepNext: true }),
      ...(answer as AnsweredRow[][]).flatMap(answered),
    ]),
  ];
}

const gap = () => new Paragraph({ text: '', spacing: { after: 60 } });

/** XML 1.0 has no place for these, and Word does not open a file that holds one. */
const CONTROLS = /(?![\t\r\n])\p{Cc}/gu;

/** Text with its own line breaks. */
function lines(text: string, bold = false): Paragraph[] {
  return text
    .replace(CONTROLS, '')
    .split(/\r?\n/)
    .map((line) => new Paragraph({ children: [new TextRun({ text: line, bold })] }));
}

function pairs(entries: readonly (readonly [string, string])[], isRuled = true): Table {
  const widths = [Math.round(TEXT_WIDTH * LABEL_SHARE), Math.round(TEXT_WIDTH * (1 - LABEL_SHARE))];
  const rows = entries.map(
    ([label, value]) => new TableRow({ cantSplit: true, children: cells([label, value], widths) }),
  );
  return tableOf(rows, widths, isRuled);
}

function grid([headings, ...body]: string[][]): Table {
  const widths = headings.map(() => Math.floor(TEXT_WIDTH / headings.length));
  const head = new TableRow({ tableHeader: true, children: cells(headings, widths, true) });
  const rows = body.map((row) => new TableRow({ cantSplit: true, children: cells(row, widths) }));
  return tableOf([head, ...rows], widths, true);
}

function cells(texts: string[], widths: number[], bold = false): TableCell[] {
  return texts.map(
    (text, index) =>
      new TableCell({
        width: { size: widths[index], type: WidthType.DXA },
        margins: { top: 40, bottom: 40, left: 80, right: 80 },
        children: lines(text, bold),
      }),
  );
}

function tableOf(rows: TableRow[], columnWidths: number[], isRuled: boolean): Table {
  return new Table({
    rows,
    columnWidths,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    ...(isRuled ? {} : { borders: NO_BORDERS }),
  });
}

function signatures({ signatureDay, signatures: posts }: WordDocument): Paragraph[] {
  if (posts.length === 0) return [];
  const row = (post: string) => `${post}  ________________  / ______________________ /`;
  return [
    gap(),
    ...posts.map((post) => new Paragraph({ text: row(post), spacing: { before: 200 } })),
    ...lines(signatureDay),
  ];
}

function pageNumbers(): Footer {
  const run = new TextRun({ children: [PageNumber.CURRENT], size: 20 });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}
