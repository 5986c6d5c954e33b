/** Why a file cannot be read as a table at all; the pages hold a sentence for each code. */

/** Plain, so that a reading thread need not load the library of schemas. */
export const TABLE_FAULT_CODES = [
  'emptyFile',
  'emptyTable',
  'binary',
  'oldExcel',
  'encrypted',
  'html',
  'brokenZip',
  'notWorkbook',
  'tooBig',
  'tooHeavy',
  'brokenXml',
  'brokenQuotes',
  'cellTooLong',
  'tooManyRows',
  'tooManyColumns',
] as const;
export type TableFaultCode = (typeof TABLE_FAULT_CODES)[number];

/** Thrown by the readers of tables. `detail` is what the sentence names: a line, a sheet, a limit. */
export class TableFault extends Error {
  readonly code: TableFaultCode;
  readonly detail: string;

  constructor(code: TableFaultCode, detail = '') {
    super(`${code} ${detail}`.trim());
    this.name = 'TableFault';
    this.code = code;
    this.detail = detail;
  }
}

/** For what cannot be read and is told to people: `reading.catch(orTableFault)`. @throws any other error again */
export function orTableFault(error: unknown): TableFault {
  if (error instanceof TableFault) return error;
  throw error;
}
