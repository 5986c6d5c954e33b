/** The register of designations. */
export const designations = {
  title: 'Designated schools by year',
  lead: 'This register decides which schools the indicators of the roadmap ask for. The schools of the year before stay on the list until the first school of the new year is entered. Every entry stays: a past day shows what was entered by then.',
  counts: 'Low results: {{low}}, hard conditions: {{hard}}',
  school: 'School',
  status: 'Status',
  ground: 'Ground',
  groundHint: 'The order, its number and date',
  change: 'Change',
  changeOf: 'Change the status: {{school}}',
  noStatus: 'no status',
  carried: 'by the record for {{year}}',
  dialog: '{{school}}, {{year}}',
  kinds: {
    lowResults: 'a school with low results (ШНОР)',
    hardConditions: 'a school in hard social conditions (ШССУ)',
  },
  history: 'All entries',
  noneTitle: 'No schools yet',
  none: 'Once the district has schools, their status can be entered here.',
};
