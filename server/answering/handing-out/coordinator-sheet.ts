/** The coordinator's sheet of a school: every link, pile of codes and paper form with its counts, as rows of a workbook. Pure. */
import { printFingerprint } from '../../../surveys/key-fingerprint.ts';
import type { Language } from '../../../surveys/schema.ts';
import type { Cell } from '../../ground/files/cells.ts';
import type { AnsweringResponse } from '../modes/schemas.ts';
import { groupName } from '../paper/texts.ts';
import { ALL_GRADES } from '../submissions/cell.ts';
import texts from './texts.json' with { type: 'json' };

const COLUMNS = [
  'group',
  'class',
  'way',
  'address',
  'people',
  'cap',
  'received',
  'codes',
  'used',
  'key',
  'note',
] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], Cell>>;
type Group = AnsweringResponse['groups'][number];

/** A row for each link, for the codes of a group, and for its paper; a group without any says so. */
export function coordinatorSheet(
  language: Language,
  data: Pick<AnsweringResponse, 'address' | 'groups' | 'links'>,
): { header: string[]; rows: Cell[][] } {
  const { sheet } = texts;
  const rows = data.groups.flatMap((group) => rowsOf(language, data, group));
  return {
    header: COLUMNS.map((column) => sheet[column][language]),
    rows: rows.map((row) => COLUMNS.map((column) => row[column] ?? null)),
  };
}

function rowsOf(
  language: Language,
  { address, links }: Pick<AnsweringResponse, 'address' | 'links'>,
  { audience, codes, codesUsed, grade, key, keyed, received, roll, rollNext, way }: Group,
): Row[] {
  const { noWay, sheet } = texts;
  const group = groupName(language, audience, grade ?? ALL_GRADES);
  const people = rollNext ?? roll;
  const own = links.filter((link) => link.audience === audience && link.grade === grade);
  const rows: Row[] = own.map((link) => ({
    group,
    class: link.label,
    way: sheet.ways.link[language],
    address: link.closed ? null : `${address}/s/${link.code}`,
    people: link.people,
    cap: link.closed ? null : link.cap,
    received: link.used,
    note: link.closed ? sheet.closed[language] : null,
  }));
  const isMissing = way === 'link' && own.every(({ closed }) => closed);
  if (isMissing) rows.push({ group, way: sheet.ways.link[language], people, received, note: noWay.noLinks[language] });
  if (codes > 0 || way === 'codes')
    rows.push({
      group,
      way: sheet.ways.codes[language],
      people,
      codes,
      used: codesUsed,
      key: key === null ? null : printFingerprint(key),
      note: codes === 0 ? noWay.noCards[language] : null,
    });
  if (keyed > 0 || way === 'paper') rows.push({ group, way: sheet.ways.paper[language], people, received: keyed });
  return rows;
}
