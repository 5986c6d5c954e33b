/** Tables that people take along as a workbook. */
import { createThreadWork } from '../thread-work.ts';
import type { Cell } from './cells.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const LIMITS = { seconds: 60, megabytes: 1000 };

/** `widths`: of its columns, in characters. */
export type Sheet = { name?: string; rows: Cell[][]; widths?: number[] };

const write = createThreadWork<Sheet[], Uint8Array>(new URL('./workbook-thread.ts', import.meta.url), LIMITS);

/** @returns a workbook with one sheet; texts cannot become formulas (`cells.ts`) */
export async function workbook(header: string[], rows: Cell[][]): Promise<Buffer> {
  return workbookOf([{ rows: [header, ...rows] }]);
}

/** @returns a workbook with several sheets, each with its name */
export async function workbookOf(sheets: Sheet[]): Promise<Buffer> {
  return Buffer.from(await write(sheets));
}
