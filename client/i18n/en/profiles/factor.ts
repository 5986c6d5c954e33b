export const factor = {
  title: 'Who has this risk and what helps',
  choice: 'Risk factor',
  finding_one: 'High risk: {{count}} school of the {{all}} that can be judged',
  finding_other: 'High risk: {{count}} schools of the {{all}} that can be judged',
  nothing: 'Schools cannot be judged yet: answers are few or hidden',
  noneHigh: 'No school shows a high risk on this factor',
  subtitle:
    'Risk from 0 to 100 · dot: the school’s estimate from all groups together, which leans on the district the more, the fewer answers there are · line: 90 % interval, which holds the true value in nine cases of ten · cross: the mean as it is',
  district: 'district {{value}}',
  toFactor: 'All schools on this factor',
  table: {
    school: 'School',
    words: 'Estimate',
    interval: '90 % interval',
    raw: 'Mean as it is',
    answers: 'Answers',
  },
};
