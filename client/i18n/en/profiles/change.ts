/** Words for what changed between two campaigns. */
export const change = {
  verdict: { better: 'better', worse: 'worse', cannotTell: 'cannot tell yet' },
  value: '{{value}} on the risk scale, 90 % interval from {{low}} to {{high}}',
  since: { better: 'better since {{year}}: {{value}}', worse: 'worse since {{year}}: {{value}}' },
  modelChanged: 'not compared: the factor is computed differently from last time',
  noCommonData: 'nothing to compare with',
  fewAnswers: 'few answers in one of the two years',
  legend: {
    better: 'less risk',
    worse: 'more risk',
    cannotTell: 'cannot tell yet',
    hidden: 'few answers',
    notCompared: 'not compared',
    noData: 'no data',
  },
  map: 'Since {{year}} better: {{better}}, worse: {{worse}}; of the rest nothing can be said yet',
  mapNothing: 'Nothing can be compared with {{year}} yet',
  mapCannotTell: 'No sure change since {{year}}',
  subtitle:
    'Change of risk since the last campaign, points of 100: minus is less risk · shrunk towards the mean change of the district · dashed: direction not clear yet · {{schools}}',
  notCompared_one:
    'Not compared: {{count}} factor, “{{factors}}”. It is computed differently this year, so a difference would mean nothing.',
  notCompared_other:
    'Not compared: {{count}} factors, “{{factors}}”. They are computed differently this year, so a difference would mean nothing.',
  grid: 'Map of changes: schools and factors',
};
