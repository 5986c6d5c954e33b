/** The filter of the log as it stands in the address, and as the server takes it. */
export type AuditSearch = { person?: string; action?: string; school?: number; from?: string; to?: string };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Takes from an address what makes sense and drops the rest. */
export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  const text = (name: string): string | undefined => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? value.slice(0, 100) : undefined;
  };
  const day = (name: string): string | undefined => (DAY.test(text(name) ?? '') ? text(name) : undefined);
  const school = Number(search.school);
  const read = {
    person: text('person'),
    action: text('action'),
    school: Number.isInteger(school) && school > 0 ? school : undefined,
    from: day('from'),
    to: day('to'),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** @param offset minutes by which the reader's clock is ahead of UTC */
export function auditParameters(search: AuditSearch, offset: number, more: Record<string, string> = {}): string {
  const all = { ...search, offset, ...more };
  return new URLSearchParams(Object.entries(all).map(([name, value]) => [name, String(value)])).toString();
}
