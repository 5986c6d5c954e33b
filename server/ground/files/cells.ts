/**
 * Text in the cells of CSV and XLSX files, so that a spreadsheet takes none of it for a formula
 * (OWASP, "CSV Injection": = + - @ tab and carriage return at the beginning).
 */

/** Spreadsheets also start a formula after blanks, after a line feed and with the full-width forms of the signs. */
const FORMULA = /^[\s\u00a0]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A plain number cannot do anything, and a quote in front would make it a text. */
const NUMBER = /^[+-]?\d+([.,]\d+)?$/;

/** @returns the text with an apostrophe in front of what a spreadsheet would run */
export function neutralise(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

export type Cell = string | number | boolean | null | undefined;

/** Numbers stay numbers, nothing stays empty, texts are neutralised. */
export function safeCell(value: Cell): string | number | boolean | null {
  return typeof value === 'string' ? neutralise(value) : (value ?? null);
}
