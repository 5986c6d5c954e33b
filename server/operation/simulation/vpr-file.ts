/** Simulated results as the files that schools would send. */
import { stringify } from 'csv-stringify/sync';
import writeExcel from 'write-excel-file/node';
import type { DatedVprTest } from '../../../surveys/vpr.ts';
import type { VprRow } from './vpr.ts';
import words from './vpr-tests.json' with { type: 'json' };

type Cell = string | number | null;

function header({ items = [] }: DatedVprTest): string[] {
  const { school, pupil, class: className, variant, total, mark, journal } = words.header;
  return [school, pupil, className, variant, ...items.map(({ name }) => name), total, mark, journal];
}

function cells({ items: { length } = [] }: DatedVprTest, row: VprRow): Cell[] {
  const scores = row.items ?? Array.from({ length }, () => null);
  return [row.school, row.pupil, row.class, row.variant, ...scores, row.total, row.mark, row.journal];
}

/** Text with semicolons, as a spreadsheet with Russian settings writes it. */
export function vprCsv(test: DatedVprTest, rows: VprRow[]): Buffer {
  const table = [header(test), ...rows.map((row) => cells(test, row))];
  return Buffer.from(stringify(table, { bom: true, delimiter: ';', record_delimiter: 'windows' }));
}

export function vprWorkbook(test: DatedVprTest, rows: VprRow[]): Promise<Buffer> {
  return writeExcel([header(test), ...rows.map((row) => cells(test, row))]).toBuffer();
}

/** The name of the file, without its ending. */
export const vprFileName = ({ title, grade, year }: DatedVprTest): string =>
  `${words.fileName} ${title.ru} ${grade} ${year}`;
