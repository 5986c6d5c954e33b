/** The parts of a workbook beside its sheets: which sheet is the first, the texts that cells share, and which styles show days. */
import { clean } from '../../../surveys/fold.ts';
import { type Archive, MOST_BYTES_OF_A_PART } from './archive.ts';
import { MOST_CELL_LENGTH } from './row.ts';
import { TableFault } from './table-fault.ts';
import { attributeNamed, readXml, type XmlReader } from './xml.ts';

const MOST_TEXTS = 2_000_000;
/** Excel tells no format by more. */
const MOST_FORMAT_LENGTH = 255;

/** Reads a part to its end, when there is one. @throws TableFault `brokenXml`, `tooBig` */
async function readPart(archive: Archive, name: string, reader: XmlReader): Promise<void> {
  if (!archive.names.has(name)) return;
  await readXml(archive.pieces(name, MOST_BYTES_OF_A_PART), reader, () => new TableFault('brokenXml', name));
}

/** A sheet that is not hidden. */
export type SheetPart = { part: string; name: string };

/** A workbook's visible sheets in their order, and how it counts days. */
export type Book = { sheets: SheetPart[]; from1904: boolean };

/** Nobody looks through more. */
const MOST_SHEETS = 100;

/** @throws TableFault `notWorkbook` where no sheet can be seen */
export async function readBook(archive: Archive): Promise<Book> {
  const named: { name: string; id: string }[] = [];
  let from1904 = false;
  await readPart(archive, 'xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible' || named.length >= MOST_SHEETS) return;
      named.push({ name: attributes.name ?? '', id: attributeNamed(attributes, 'id') ?? '' });
    },
  });
  const targets = new Map<string, string>();
  await readPart(archive, 'xl/_rels/workbook.xml.rels', {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, Target);
    },
  });
  const sheets = named.flatMap(({ id, name }) => {
    const target = targets.get(id);
    return target ? [{ part: target.startsWith('/') ? target.slice(1) : `xl/${target}`, name }] : [];
  });
  if (sheets.length === 0) throw new TableFault('notWorkbook');
  return { sheets, from1904 };
}

/** Texts as one sees them (`clean`), in the order in which cells name them; readings of Japanese characters are left out. */
export async function sharedTexts(archive: Archive): Promise<string[]> {
  const part = 'xl/sharedStrings.xml';
  const texts: string[] = [];
  const runs = createRuns(() => new TableFault('brokenXml', part));
  await readPart(archive, part, {
    open(name) {
      if (name === 'si') runs.begin();
      runs.open(name);
    },
    text: runs.text,
    close(name) {
      runs.close(name);
      if (name !== 'si') return;
      if (texts.length >= MOST_TEXTS) throw new TableFault('brokenXml', part);
      texts.push(clean(runs.whole()));
    },
  });
  return texts;
}

/** Joins the runs of a text of several styles. @param tooLong makes what is thrown where no cell could hold it */
export function createRuns(tooLong: () => Error) {
  let whole = '';
  let isRun = false;
  let readings = 0;
  return {
    begin() {
      whole = '';
      isRun = false;
      readings = 0;
    },
    open(name: string) {
      if (name === 'rPh') readings += 1;
      else if (name === 't') isRun = readings === 0;
    },
    text(text: string) {
      if (!isRun) return;
      whole += text;
      if (whole.length > MOST_CELL_LENGTH) throw tooLong();
    },
    close(name: string) {
      if (name === 'rPh') readings -= 1;
      else if (name === 't') isRun = false;
    },
    whole: () => whole,
  };
}

/** Built-in formats of days and times. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);

/** Whether a format shows parts of a day, other than as words of its own. */
const isDateFormat = (code: string): boolean =>
  /[dmyhs]/i.test(code.slice(0, MOST_FORMAT_LENGTH).replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));

/** Indices of the cell styles that show a number as a day or a time. */
export async function dateStyles(archive: Archive): Promise<Set<string>> {
  const own = new Set<number>();
  const styles: number[] = [];
  let isCellFormats = false;
  await readPart(archive, 'xl/styles.xml', {
    open(name, { formatCode, numFmtId }) {
      if (name === 'cellXfs') isCellFormats = true;
      else if (name === 'xf' && isCellFormats) styles.push(Number(numFmtId));
      else if (name === 'numFmt' && isDateFormat(formatCode ?? '')) own.add(Number(numFmtId));
    },
    close(name) {
      if (name === 'cellXfs') isCellFormats = false;
    },
  });
  return new Set(styles.flatMap((id, index) => (own.has(id) || isBuiltInDate(id) ? [String(index)] : [])));
}
