/** Workbooks for tests, also broken ones: a ZIP of the parts of which XLSX consists. */
import { constants, crc32, deflateRawSync } from 'node:zlib';

type Part = {
  name: string;
  body: string | Buffer;
  /** The compressed body, where it is made otherwise. */
  packed?: Buffer;
  claimedSize?: number;
};

/** A ZIP archive; `claimedSize` lies about the size of the unpacked part. */
export function zip(parts: Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, body, claimedSize, packed = deflateRawSync(body, { level: 9 }) } of parts) {
    const bytes = Buffer.from(body);
    const sizes = Buffer.alloc(30);
    sizes.writeUInt16LE(20, 4);
    sizes.writeUInt16LE(8, 8);
    sizes.writeUInt32LE(crc32(bytes), 14);
    sizes.writeUInt32LE(packed.length, 18);
    sizes.writeUInt32LE(claimedSize ?? bytes.length, 22);
    sizes.writeUInt16LE(Buffer.byteLength(name), 26);
    const local = Buffer.from(sizes);
    local.writeUInt32LE(0x04034b50, 0);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    sizes.copy(central, 6, 4, 30);
    central.writeUInt32LE(offset, 42);
    files.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += local.length + Buffer.byteLength(name) + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, list, end]);
}

export type CellXml = string | number | { xml: string };

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function cellXml(cell: CellXml): string {
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if (typeof cell === 'string') return `<c t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`;
  return cell.xml;
}

export const sheetXml = (rows: CellXml[][], after = ''): string =>
  `<?xml version="1.0"?><worksheet><sheetData>${rows
    .map((row, index) => `<row r="${index + 1}">${row.map(cellXml).join('')}</row>`)
    .join('')}</sheetData>${after}</worksheet>`;

const WORKBOOK = '<workbook><sheets><sheet name="Лист1" sheetId="1" r:id="rId1"/></sheets></workbook>';
const RELATIONS = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>';
/** The second cell style shows numbers as days. */
const STYLES = '<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';

export const workbookParts = (sheet: string | Buffer): Part[] => [
  { name: 'xl/workbook.xml', body: WORKBOOK },
  { name: 'xl/_rels/workbook.xml.rels', body: RELATIONS },
  { name: 'xl/styles.xml', body: STYLES },
  { name: 'xl/worksheets/sheet1.xml', body: sheet },
];

/** @param after what follows the rows in the sheet, for instance its merged areas */
export const workbook = (rows: CellXml[][], after = ''): Buffer => zip(workbookParts(sheetXml(rows, after)));

/** @param sheets by their names, the first one first */
export function workbookOf(sheets: Record<string, CellXml[][]>): Buffer {
  const names = Object.keys(sheets);
  const listed = names.map((name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const targets = names.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`);
  return zip([
    { name: 'xl/workbook.xml', body: `<workbook><sheets>${listed.join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', body: `<Relationships>${targets.join('')}</Relationships>` },
    { name: 'xl/styles.xml', body: STYLES },
    ...names.map((name, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, body: sheetXml(sheets[name]) })),
  ]);
}

/** A compressed stream of as many megabytes of blanks, made of one that is repeated. */
export function packedBlanks(megabytes: number): Buffer {
  const one = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array.from({ length: megabytes }, () => one), deflateRawSync('')]);
}

/** The text in Windows-1251; only ASCII and Russian letters. */
export function windows1251(text: string): Buffer {
  const decoder = new TextDecoder('windows-1251');
  const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Buffer.from([code])), code]));
  return Buffer.from([...text].map((letter) => codes.get(letter) ?? 63));
}
