/** A report on one test as a municipality downloads it: a line per school, no pupils. */

/** The reports that are read, in the order in which they are told of. */
export const AGGREGATE_KINDS = ['markStatistics', 'journalComparison', 'scoreDistribution', 'itemResults'] as const;
export type AggregateKind = (typeof AGGREGATE_KINDS)[number];

/**
 * Values as they stand in the report. By kind: shares or counts of the marks 2, 3, 4, 5; of pupils with a lower, an equal and a
 * higher mark than the journal's; of the totals 0 … maximum; per cent of points for each item.
 */
export type AggregateReport = {
  kind: AggregateKind;
  /** The catalogue's test gives maximum, cut-offs and items. */
  test: { year: number; subject: string; grade: number };
  unit: 'percent' | 'count';
  /** Digits after the comma that the report shows. */
  decimals: number;
  lines: AggregateLine[];
};

export type AggregateLine = {
  /** Null: a row of reference (whole sample, region, district), named by `reference`. */
  schoolId: number | null;
  reference: string | null;
  participants: number;
  values: number[];
};
