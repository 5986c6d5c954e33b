/** The title of a school's own line is not repeated in the log: it may have been a mistake. */
export function planRecord(school: number, line: number, { measure }: { measure: string | null }, state?: string) {
  const details = { ...(measure !== null && { measure }), ...(state !== undefined && { state }) };
  return { record: { kind: 'planLine', id: `${school}/${line}` }, school, details } as const;
}
