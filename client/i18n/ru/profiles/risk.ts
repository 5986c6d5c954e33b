/** Words for risks and for doubt. They are the same everywhere, so that a level never sounds surer than it is. */
export const risk = {
  level: { low: 'низкий риск', medium: 'средний риск', high: 'высокий риск' },
  certain: '{{level}}, уверенно',
  leaning: 'скорее {{level}}',
  few: 'мало ответов',
  noData: 'нет данных',
  hidden: 'скрыто: меньше 5 ответов',
  weightMissing: 'нет данных: не ответили те, от кого зависит этот фактор',
  confidence: 'уверенность {{percent}}',
  nearlySure: 'больше 99 %',
  value: '{{value}} из 100',
  interval: 'от {{low}} до {{high}}',
  intervalName: 'интервал 90 %',
  district: 'район',
  legend: {
    label: 'Обозначения',
    low: 'низкий',
    medium: 'средний',
    high: 'высокий',
    leaning: 'скорее (уверенность ниже 80 %)',
    few: 'мало ответов',
    hidden: 'скрыто: меньше 5 ответов',
    noData: 'нет данных',
  },
  points_one: '{{count}} балл',
  points_few: '{{count}} балла',
  points_many: '{{count}} баллов',
  points_other: '{{count}} балла',
  caution: 'Уровень риска – повод посмотреть и помочь, а не приговор школе.',
};

export const audience = {
  director: 'Директор',
  teacher: 'Учителя',
  student: 'Ученики',
  parent: 'Родители',
};

export const cell = {
  withGrade: '{{audience}}, {{grade}} кл.',
};

export const designation = {
  lowResults: 'ШНОР',
  hardConditions: 'ШССУ',
};
