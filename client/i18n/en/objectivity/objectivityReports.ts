/** Sentences about reports by school, which stand in for pupils' papers. */
export const objectivityReports = {
  seenIn: 'Seen in {{source}}.',
  source: {
    pupilRows: 'pupils’ papers',
    markStatistics: 'the statistics of marks',
    journalComparison: 'the comparison of marks with the journal',
    scoreDistribution: 'the distribution of primary scores',
    itemResults: 'the results by item',
  },
  noTotals:
    'There is no distribution of scores of this test: only reports without it were uploaded. So there are no charts of scores.',
  signal: {
    journalShift: {
      seen: 'The journal mark is higher than that of the test for about {{statistic}} pupils. That is about {{value}} more than usual in the district.',
      notMore:
        'The journal mark is higher than that of the test for about {{statistic}} pupils. That is no more than usual in the district.',
      least_one: 'from about {{visible}} pupil beyond the usual',
      least_other: 'from about {{visible}} pupils beyond the usual',
    },
    hardItems: {
      seen: 'The odds of the hardest item against the easiest are {{value}} times those usual at schools of the same level.',
      least_one: 'from {{visible}} time',
      least_other: 'from {{visible}} times',
    },
  },
  faults: {
    title: 'Reports that do not agree',
    line: '{{test}}, report “{{report}}”: {{what}}.',
    report: {
      pupilRows: 'Pupils’ papers',
      markStatistics: 'Statistics of marks',
      journalComparison: 'Comparison of marks with the journal',
      scoreDistribution: 'Distribution of primary scores',
      itemResults: 'Results by item',
    },
    what: {
      contradicts: 'its per cents add up to no whole number of pupils; this line of the report is left out',
      participants: 'it counts other pupils than there are papers; the papers count',
      values: 'it counts as many pupils as there are papers, but their values differ; the papers count',
    },
  },
};
