/** Files of districts, changed as people and programs change and break them. */
import { unzipSync, zipSync } from 'fflate';
import type { Random } from '../../operation/fuzz/random.ts';

/** Texts that are put into cells, places and between tags. */
const ODD = [
  '',
  '0',
  '-1',
  '1e9',
  '999999999999',
  '=1+1',
  'нет',
  'отсутствовал',
  '«',
  '"',
  '&amp;',
  '&#0;',
  '\u00AD',
  '   ',
  '<',
  '<si>',
  'Итого',
  '3,5',
  '46128',
  '2.1',
];

/** @returns the file with one to four changes; what comes out need not be a table at all */
export function mutate(file: Buffer, random: Random): Buffer {
  const changes = 1 + random.below(4);
  let bytes = file;
  for (let change = 0; change < changes; change += 1)
    bytes = isZip(bytes) ? mutateWorkbook(bytes, random) : mutateText(bytes, random);
  return bytes;
}

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK';

function mutateWorkbook(bytes: Buffer, random: Random): Buffer {
  // Some archives are broken as such.
  if (random.below(12) === 0) return flip(bytes, random);
  if (random.below(15) === 0) return bytes.subarray(0, 1 + random.below(bytes.length));
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes);
  } catch {
    return bytes;
  }
  const names = Object.keys(parts).filter((name) => /sheet\d*\.xml$|sharedStrings|styles|workbook\.xml$/.test(name));
  const sheets = names.filter((name) => /worksheets\/sheet/.test(name));
  const name = random.pick(random.below(4) > 0 && sheets.length > 0 ? sheets : names);
  if (name === undefined) return bytes;
  const xml = Buffer.from(parts[name]).toString('utf8');
  return Buffer.from(zipSync({ ...parts, [name]: Buffer.from(mutateXml(xml, random)) }, { level: 1 }));
}

/** Rows and cells doubled, dropped, swapped, emptied or filled with something else; now and then a tag that does not end. */
function mutateXml(xml: string, random: Random): string {
  const at = (pattern: RegExp): [number, number] | null => {
    const found = [...xml.matchAll(pattern)];
    const one = found.length > 0 ? random.pick(found) : undefined;
    return one ? [one.index, one.index + one[0].length] : null;
  };
  const replace = (place: [number, number] | null, text: (old: string) => string): string =>
    place ? xml.slice(0, place[0]) + text(xml.slice(...place)) + xml.slice(place[1]) : xml;
  const row = /<row\b[^>]*>[\s\S]*?<\/row>/g;
  const cell = /<c\b[^>]*?(?:\/>|>[\s\S]*?<\/c>)/g;
  switch (random.below(9)) {
    case 0:
      return replace(at(row), (old) => old + old);
    case 1:
      return replace(at(row), () => '');
    case 2:
      return replace(at(cell), () => '');
    case 3:
      return replace(at(cell), (old) => old + old);
    case 4:
      return replace(at(/<v>[^<]*<\/v>/g), () => `<v>${random.pick(ODD)}</v>`);
    case 5:
      return replace(at(/<t\b[^>]*>[^<]*<\/t>/g), () => `<t>${random.pick(ODD)}</t>`);
    case 6:
      return replace(at(/ (?:r|t|s)="[^"]*"/g), () => '');
    case 7:
      return replace(at(/<\/?[a-z]+[^>]*>/gi), () => '');
    default:
      return replace(at(/<mergeCells[\s\S]*?<\/mergeCells>/g), () => '').replace(
        '</sheetData>',
        '</sheetData><mergeCells><mergeCell ref="A9:C12"/></mergeCells>',
      );
  }
}

function mutateText(bytes: Buffer, random: Random): Buffer {
  if (random.below(10) === 0) return flip(bytes, random);
  const lines = bytes.toString('latin1').split('\n');
  const at = random.below(lines.length);
  const odd = Buffer.from(random.pick(ODD) ?? '').toString('latin1');
  switch (random.below(6)) {
    case 0:
      lines.splice(at, 1);
      break;
    case 1:
      lines.splice(at, 0, lines[at]);
      break;
    case 2:
      lines[at] = lines[at].replaceAll(';', '\t');
      break;
    case 3:
      lines[at] = `${odd};${lines[at]}`;
      break;
    case 4:
      lines[at] = lines[at]
        .split(';')
        .map((cell) => (random.below(4) === 0 ? odd : cell))
        .join(';');
      break;
    default:
      lines[at] = lines[at].replace(/\r?$/, '\r');
  }
  return Buffer.from(lines.join('\n'), 'latin1');
}

function flip(bytes: Buffer, random: Random): Buffer {
  const flipped = Buffer.from(bytes);
  for (let i = 0; i < 8; i += 1) flipped[random.below(flipped.length)] = random.below(256);
  return flipped;
}
