/** Every kind of file that a district has; plain, so that the command line need not load what reads them. */
export const FILE_KINDS = [
  'pupilRows',
  'collectionForm',
  'markStatistics',
  'journalComparison',
  'scoreDistribution',
  'itemResults',
  'markers',
  'means',
  'riskProfile',
  'contingent',
  'schools',
  'accounts',
  'tests',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];
