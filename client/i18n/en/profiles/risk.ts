export const risk = {
  level: { low: 'low risk', medium: 'medium risk', high: 'high risk' },
  certain: '{{level}}, certain',
  leaning: 'rather {{level}}',
  few: 'few answers',
  noData: 'no data',
  hidden: 'hidden: fewer than 5 answers',
  weightMissing: 'no data: those this factor depends on have not answered',
  confidence: 'confidence {{percent}}',
  nearlySure: 'over 99 %',
  value: '{{value}} of 100',
  interval: 'from {{low}} to {{high}}',
  intervalName: '90 % interval',
  district: 'district',
  legend: {
    label: 'Legend',
    low: 'low',
    medium: 'medium',
    high: 'high',
    leaning: 'rather (confidence under 80 %)',
    few: 'few answers',
    hidden: 'hidden: fewer than 5 answers',
    noData: 'no data',
  },
  points_one: '{{count}} point',
  points_other: '{{count}} points',
  caution: 'A risk level is a reason to look and to help, not a verdict on a school.',
};

export const audience = {
  director: 'Director',
  teacher: 'Teachers',
  student: 'Students',
  parent: 'Parents',
};

export const cell = {
  withGrade: '{{audience}}, grade {{grade}}',
};

export const designation = {
  lowResults: 'low results (ШНОР)',
  hardConditions: 'hard conditions (ШССУ)',
};
