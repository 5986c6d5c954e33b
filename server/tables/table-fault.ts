/** Why a file cannot be read as a table at all; the pages hold a sentence for each code. */
import { Type } from 'typebox';

export const TableFaultCode = Type.Enum([
  'emptyFile',
  'emptyTable',
  'binary',
  'oldExcel',
  'brokenZip',
  'notWorkbook',
  'tooBig',
  'brokenXml',
  'brokenQuotes',
  'tooManyRows',
  'tooManyColumns',
]);
export type TableFaultCode = (typeof TableFaultCode)['enum'][number];

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
