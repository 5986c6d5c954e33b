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

/** The first sheet that is not hidden. @throws TableFault `notWorkbook` where there is none */
export async function firstSheet(archive: Archive): Promise<{ part: string; name: string }> {
  const sheet = { name: '', id: '' };
  await readPart(archive, 'xl/workbook.xml', {
    open(name, attributes) {
      if (sheet.id !== '' || name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return;
      sheet.name = attributes.name ?? '';
      sheet.id = attributeNamed(attributes, 'id') ?? '';
    },
  });
  const targets = new Map<string, string>();
  await readPart(archive, 'xl/_rels/workbook.xml.rels', {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, Target);
    },
  });
  const target = targets.get(sheet.id);
  if (!target) throw new TableFault('notWorkbook');
  return { part: target.startsWith('/') ? target.slice(1) : `xl/${target}`, name: sheet.name };
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
