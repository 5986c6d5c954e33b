/** How entries of the audit name a school of the register. */
export const schoolRecord = (id: number) => ({ record: { kind: 'school', id }, school: id }) as const;
