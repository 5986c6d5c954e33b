/** Sentences about marks of tests against those of the journal by school. */
export const objectivityChanges = {
  title: 'Lower, the same, higher',
  lead: 'The mark of the test is lower than in the journal, the same, or higher. This describes: a difference by itself is no sign, for the journal assesses other things too.',
  legend: 'Colours of the parts',
  part: { lowered: 'lower', confirmed: 'the same', raised: 'higher' },
  most: 'The mark of the test is most often below the journal, for {{share}} of the pupils: {{school}}',
  mostAlike_one:
    'The mark of the test is most often below the journal, for {{share}} of the pupils: at {{count}} school',
  mostAlike_other:
    'The mark of the test is most often below the journal, for {{share}} of the pupils: at {{count}} schools',
  own: '{{test}}: lower for {{share}}',
  subtitle_one:
    'Shares of the pupils of {{count}} school; dashed: how many are lower in the district. Numbers are rounded to five pupils.',
  subtitle_other:
    'Shares of the pupils of {{count}} schools; dashed: how many are lower in the district. Numbers are rounded to five pupils.',
  ownSubtitle:
    'Shares of the pupils; dashed: how many are lower in the district. Numbers are rounded to five, so the share of a class may be off by a tenth.',
  district: 'district {{share}}',
  whole: 'The whole school',
  all: 'District',
  group: 'Who',
  pupils: 'Pupils, rounded',
  by: 'Counted by',
  source: {
    pupilRows: 'pupils’ papers',
    journalComparison: 'report “Comparison of marks with the journal”',
    both: 'pupils’ papers and reports',
  },
  seen: {
    pupilRows: 'By pupils’ papers.',
    journalComparison: 'By the report “Comparison of marks with the journal”: it names no classes.',
    both: 'By pupils’ papers and reports.',
  },
  order: 'First',
  orders: {
    lowered: 'where more are lower',
    raised: 'where more are higher',
    confirmed: 'where more are the same',
    name: 'by name',
  },
  hidden_one: '{{count}} class is not shown: it or the rest of the school has too few pupils.',
  hidden_other: '{{count}} classes are not shown: they or the rest of the school have too few pupils.',
  none: 'Not counted: neither papers nor reports have marks of the journal, or fewer than ten at every school.',
  noneHere: 'Not counted: neither papers nor reports have journal marks of this school, or fewer than ten.',
};
