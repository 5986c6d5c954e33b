export const overview = {
  title: 'What needs attention',
  findings: 'The main things now',
  finding: {
    coverage: '{{received}} of {{roll}} invited people have answered, that is {{share}}.',
    lowestCoverage: 'Fewest answers: {{school}}, {{cell}} – {{received}} of {{roll}}.',
    unsigned_one: 'The director’s return is not signed in {{count}} school: {{schools}}.',
    unsigned_other: 'The director’s return is not signed in {{count}} schools: {{schools}}.',
    highRisks_one: '{{count}} high risk that we are certain of; schools with such risks: {{schools}} of {{all}}.',
    highRisks_other: '{{count}} high risks that we are certain of; schools with such risks: {{schools}} of {{all}}.',
    noHighRisks: 'There are no high risks that we are certain of.',
    commonest_one: 'The commonest high risk is “{{factor}}”: {{count}} school.',
    commonest_other: 'The commonest high risk is “{{factor}}”: {{count}} schools.',
    neediest: 'Most high risks: {{school}} – {{count}}. Help is needed here first.',
    widestGap: 'Schools differ most in “{{factor}}”: estimates from {{low}} to {{high}} of 100.',
    noneYet: 'No answers yet. Hand out the questionnaire links, and the first figures appear here.',
  },
  coverage: {
    title_one: 'The coverage target is not reached yet by {{count}} group of {{all}}',
    title_other: 'The coverage target is not reached yet by {{count}} groups of {{all}}',
    titleReached: 'Every group has reached the coverage target',
    subtitle:
      'Share of those invited who answered, % · light part: answers still waiting for their batch · line: target',
    school: 'School',
    live: 'Renewed every second while the survey is open.',
    counts: '{{received}} of {{roll}}',
    countsUnknown: '{{received}}, total unknown',
    waiting: 'waiting for a batch: {{count}}',
    none: '–',
    why: 'Answers enter the results in batches of five or more, so that nobody can be recognised. So the latest answers wait a little.',
  },
  counts: {
    title: 'Most high risks: “{{factor}}”',
    titleNone: 'No high risks by factor yet',
    subtitle: 'Number of schools with a high risk by factor · dark: certain, light: rather · schools surveyed: {{n}}',
    factor: 'Factor',
    certain: 'High, certain',
    leaning: 'Rather high',
  },
};

export const risks = {
  title: 'Where which risks are',
  map_one: 'High risk: {{count}} cell of {{all}}; most often “{{factor}}”',
  map_other: 'High risk: {{count}} cells of {{all}}; most often “{{factor}}”',
  mapNone: 'No high risks are seen yet',
  subtitle:
    'Risk level by school and factor · schools: {{schools}} · cuts between levels: {{medium}} and {{high}} of 100',
  keys: 'Arrow keys choose a cell, Enter opens the school at that factor.',
  grid: 'Risk map: schools and factors',
  cell: '{{school}}, {{factor}}: {{words}}',
  order: 'Order of schools',
  orderNeed: 'most risks first',
  orderName: 'by name',
  emptyTitle: 'No risks are seen yet',
  empty: 'Profiles appear once a school has its first batch of answers: at least five.',
  school: 'School',
};

export const methods = {
  title: 'How is this computed?',
};

export const links = {
  title: 'Questionnaire links',
  lead: 'One link for a class or group. People answer by it without an account and without a name. Only the number of answers is seen.',
  school: 'School',
  audience: 'Who answers',
  group: 'Group',
  address: 'Address',
  used: 'Answers received',
  usedOf: '{{used}} of {{cap}}',
  copy: 'Copy',
  copied: 'Copied',
  emptyTitle: 'No links',
  empty: 'Your schools have no links in this campaign. The method office issues them.',
};
