/** Sentences about reports by school, which stand in for pupils' papers. */
export const objectivityReports = {
  seenIn: 'Видно {{source}}.',
  source: {
    pupilRows: 'по работам учеников',
    markStatistics: 'по статистике отметок',
    journalComparison: 'по сравнению отметок с журналом',
    scoreDistribution: 'по распределению первичных баллов',
    itemResults: 'по выполнению заданий',
  },
  noTotals:
    'Распределения баллов по этой работе нет: загружены только отчёты без него. Поэтому нет и графиков с баллами.',
  signal: {
    journalShift: {
      seen: 'Отметка в журнале выше отметки за работу примерно у {{statistic}} учеников. Это примерно на {{value}} больше, чем обычно в районе.',
      notMore:
        'Отметка в журнале выше отметки за работу примерно у {{statistic}} учеников. Это не больше, чем обычно в районе.',
      least_one: 'примерно от {{visible}} ученика сверх обычного',
      least_few: 'примерно от {{visible}} учеников сверх обычного',
      least_many: 'примерно от {{visible}} учеников сверх обычного',
      least_other: 'примерно от {{visible}} ученика сверх обычного',
    },
    hardItems: {
      seen: 'Шансы справиться с самым трудным заданием относительно самого лёгкого отличаются от обычных для школ такого же уровня в {{value}} раза.',
      least_one: 'от {{visible}} раза',
      least_few: 'от {{visible}} раз',
      least_many: 'от {{visible}} раз',
      least_other: 'от {{visible}} раза',
    },
  },
  faults: {
    title: 'Отчёты, которые не сходятся',
    line: '{{test}}, отчёт «{{report}}»: {{what}}.',
    report: {
      pupilRows: 'Работы учеников',
      markStatistics: 'Статистика по отметкам',
      journalComparison: 'Сравнение отметок с журналом',
      scoreDistribution: 'Распределение первичных баллов',
      itemResults: 'Выполнение заданий',
    },
    what: {
      contradicts: 'проценты не складываются ни в какое целое число учеников; эта строка отчёта не учтена',
      participants: 'учеников в нём не столько, сколько работ; учтены работы',
      values: 'учеников столько же, сколько работ, но значения по работам другие; учтены работы',
    },
  },
};
