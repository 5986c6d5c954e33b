/** How the ways, links and sheets of a school are named in the audit: the campaign at that school, and never a code. */
export function campaignRecord(school: number, campaign: number) {
  return { record: { kind: 'campaign', id: campaign }, school } as const;
}
