/**
 * Reads what Opora needs of the XML inside a workbook. It is written by spreadsheets, so it is regular; entities are the
 * five of XML and characters by number, others are left as they stand, so that no definition in the file can grow.
 */
import { clean } from '../../../surveys/fold.ts';
import type { OddCell, Row } from './row.ts';

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function plainText(xml: string): string {
  if (!xml.includes('&')) return xml;
  return xml.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The value of an attribute of a tag, or null. */
export function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? plainText(found[1] ?? found[2] ?? '') : null;
}

/** Attributes of every tag of that name, whatever its prefix. */
export function tagsNamed(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}((?:\\s[^>]*?)?)/?>`, 'g'))].map(([, tag]) => tag ?? '');
}

/** The shared texts of a workbook; readings of Japanese characters are left out. */
export function sharedTexts(xml: string): string[] {
  return [...xml.matchAll(/<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)].map(([, item]) =>
    runsOf((item ?? '').replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '')),
  );
}

function runsOf(xml: string): string {
  return [...xml.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g)]
    .map(([, text]) => plainText(text ?? ''))
    .join('');
}

/** What a cell's own text refers to. */
export type SheetContext = { texts: string[]; dateStyles: Set<string> };

const CELL = /<(?:\w+:)?c((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;
const VALUE = /<(?:\w+:)?v(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?v>/;
const REFERENCE = /\sr="([A-Z]+)\d*"/;
const TYPE = /\st="(\w+)"/;
const STYLE = /\ss="(\d+)"/;

/** @param fallback the row's number where the file does not state it */
export function readSheetRow(attributes: string, inner: string, fallback: number, context: SheetContext): Row {
  const cells: string[] = [];
  let odd: Map<number, OddCell> | null = null;
  for (const [, tag, body = ''] of inner.matchAll(CELL)) {
    const column = columnOf(tag, cells.length);
    const kind = oddKind(tag, body, context);
    while (cells.length < column) cells.push('');
    cells[column] = clean(cellText(tag, body, context));
    if (kind) odd = (odd ?? new Map<number, OddCell>()).set(column, kind);
  }
  return { line: Number(attribute(attributes, 'r') ?? fallback), cells, odd };
}

function columnOf(tag: string, next: number): number {
  const letters = REFERENCE.exec(tag)?.[1];
  if (letters === undefined) return next;
  let column = 0;
  for (const letter of letters.slice(0, 4)) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function cellText(tag: string, body: string, { texts }: SheetContext): string {
  const type = TYPE.exec(tag)?.[1];
  if (type === 'inlineStr') return runsOf(body);
  const value = plainText(VALUE.exec(body)?.[1] ?? '');
  return type === 's' ? (texts[Number(value)] ?? '') : value;
}

function oddKind(tag: string, body: string, { dateStyles }: SheetContext): OddCell | null {
  const type = TYPE.exec(tag)?.[1];
  if (type === 'e') return 'error';
  if (/<(?:\w+:)?f[\s/>]/.test(body)) return 'formula';
  if (type === 'd') return 'date';
  const isNumber = type === undefined || type === 'n';
  return isNumber && body !== '' && dateStyles.has(STYLE.exec(tag)?.[1] ?? '') ? 'date' : null;
}

/** Built-in formats of days and times. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);

/** Indices of the cell styles that show a number as a day or a time. */
export function dateStyles(stylesXml: string): Set<string> {
  const own = new Set(
    tagsNamed(stylesXml, 'numFmt')
      .filter((tag) => /[dmyhs]/i.test((attribute(tag, 'formatCode') ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')))
      .map((tag) => Number(attribute(tag, 'numFmtId'))),
  );
  const cellFormats = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(stylesXml)?.[0] ?? '';
  const styles = tagsNamed(cellFormats, 'xf').map((tag) => Number(attribute(tag, 'numFmtId')));
  return new Set(styles.flatMap((id, index) => (own.has(id) || isBuiltInDate(id) ? [String(index)] : [])));
}
