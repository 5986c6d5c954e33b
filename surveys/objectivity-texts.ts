/** Sentences about signs of bias, in both languages. `{value}` and the like are filled in by who shows them. */
import type { Localized } from './schema.ts';

const text = (ru: string, en: string): Localized => ({ ru, en });

export const objectivityTexts = {
  levels: {
    none: text('признаков нет', 'no sign'),
    /** Of some of the checks. */
    noneOf: text('признаков нет в проверенном ({made} из {all})', 'no sign in what was checked ({made} of {all})'),
    watch: text('обратить внимание', 'watch'),
    look: text('стоит проверить', 'look into it'),
    tooFew: text('слишком мало работ', 'too few to tell'),
    notChecked: text('не проверено', 'not checked'),
  },
  signals: {
    cutoffHeap: text('скопление у границы отметки', 'heap at a cut-off'),
    journalShift: text('журнал против работы', 'journal against test'),
    highMean: text('прирост выше ожидаемого', 'gain above expectation'),
    lowVariance: text('малый разброс', 'little spread'),
    hardItems: text('успех в трудных заданиях', 'success on hard items'),
    similarity: text('сходство ответов', 'similar answers'),
    transition: text('результат не удержался', 'result did not last'),
  },
  /** What the effect says; `{visible}` is the least that would have been seen in four of five cases. */
  effects: {
    cutoffHeap: text(
      'На границах отметок стоит {statistic} учеников, это на {value} больше ожидаемого. Заметен был бы избыток от {visible}.',
      '{statistic} pupils stand at the cut-offs, {value} beyond expectation. An excess from {visible} on would have been seen.',
    ),
    journalShift: text(
      'Отметки в журнале отличаются от обычных для района при том же балле на {value}. Заметна была бы разница от {visible}.',
      'Journal marks differ by {value} from those usual in the district at the same total. A difference from {visible} on would have been seen.',
    ),
    highMean: text(
      'Балл отличается на {value} от ожидаемого по прошлому году и другим предметам. Само по себе это не признак.',
      'Totals differ by {value} points from what last year and other subjects let expect. Alone this is no sign.',
    ),
    lowVariance: text(
      'Разброс (дисперсия) составляет {value} от обычного при таком среднем.',
      'The variance is {value} of what is usual at such a mean.',
    ),
    hardItems: text(
      'Случаев «трудное сделано, лёгкое нет» на {value} на ученика больше обычного при том же балле. Заметно было бы от {visible}.',
      'Cases of “hard step taken, easy one missed” are {value} a pupil above the usual at the same total. From {visible} on it would have been seen.',
    ),
    similarity: text(
      'Очень похожих пар работ: {value}. Самые похожие пары класса – {statistic} отклонения от обычного. Заметно было бы от {visible}.',
      'Very similar pairs: {value}. The most alike pairs of a class are {statistic} deviations from the usual. From {visible} on it would have been seen.',
    ),
    transition: text(
      'Через год балл отличается на {value} от ожидаемого по этой работе.',
      'A year later totals differ by {value} points from what this test lets expect.',
    ),
    lifted: text(
      'Среди учеников у самой границы отметки подняты через неё примерно {share} % (± {error}), это около {value} учеников района.',
      'Of the pupils just below a cut-off about {share} % (± {error}) were lifted over it, about {value} pupils of the district.',
    ),
  },
  missing: {
    fewPapers: text('В школе меньше 20 работ.', 'The school has fewer than 20 papers.'),
    fewSchools: text(
      'Школ меньше десяти: сравнить не с чем. Возьмите за основу данные региона.',
      'Fewer than ten schools: there is nothing to compare with. Take the data of a region.',
    ),
    fewResults: text('Работ слишком мало.', 'There are too few papers.'),
    noSpread: text('Все значения одинаковы.', 'All values are the same.'),
    noTotals: text('Нет первичных баллов.', 'There are no totals.'),
    noJournal: text('Нет отметок из журнала.', 'There are no marks of the journal.'),
    noItems: text('Нет баллов по заданиям.', 'There are no results by item.'),
    noItemsByClass: text('Нет баллов по заданиям или классов.', 'There are no results by item, or no classes.'),
    noFormerResults: text(
      'Нет прошлогодних результатов тех же учеников и их результатов по другим предметам.',
      'There are no former results of the same pupils and none of theirs in other subjects.',
    ),
    noNextResults: text(
      'Нет результатов тех же учеников через год.',
      'There are no results of the same pupils a year later.',
    ),
  },
  innocent: {
    chance: text(
      'Случай: среди многих школ у одной-двух так бывает.',
      'Chance: among many schools it happens to one or two.',
    ),
    markersRoundUp: text(
      'Спорный балл трактуют в пользу ученика: так делают многие проверяющие.',
      'A doubtful point is given to the pupil: many markers do so.',
    ),
    wideCuts: text(
      'Задание у границы можно взять или не взять целиком, и баллы прыгают через одну точку.',
      'An item near the cut-off is taken whole or not at all, so totals jump over a point.',
    ),
    curriculum: text(
      'Школа прошла эти темы раньше или лучше других.',
      'The school taught these topics earlier or better.',
    ),
    sharedTeacher: text(
      'Один учитель учит решать и оформлять одинаково.',
      'One teacher teaches one way of solving and writing down.',
    ),
    oneClass: text(
      'В школе один класс: школу не отличить от класса.',
      'There is one class: school and class cannot be told apart.',
    ),
    selectiveSchool: text('Школа отбирает учеников.', 'The school selects its pupils.'),
    betterTeaching: text('Стали лучше учить.', 'Teaching has improved.'),
    levelledClass: text('Классы собраны по уровню.', 'Classes are formed by level.'),
    smallSpread: text('Почти все у верхнего края шкалы.', 'Nearly all are at the top of the scale.'),
    strictness: text(
      'Школы честно различаются строгостью отметок.',
      'Schools differ honestly in how strictly they mark.',
    ),
    differentContent: text(
      'Журнал оценивает и то, чего нет в работе: устные ответы, проекты.',
      'The journal also marks what the test does not ask: speaking, projects.',
    ),
    newPupils: text('Состав класса сменился.', 'The pupils have changed.'),
    harderNextTest: text('Следующая работа устроена иначе.', 'The next test is built differently.'),
  },
  reference: {
    district: text(
      'Школы сравниваются между собой: если так делают многие, отличия не видны.',
      'Schools are compared with each other: what many do cannot be seen.',
    ),
    baseline: text('Школы сравниваются с внешней основой.', 'Schools are compared with an outside baseline.'),
    none: text(
      'Школ меньше десяти: сравнить их между собой нельзя. Проверить можно самое большее скопление у границ отметок.',
      'Fewer than ten schools: they cannot be compared. At most heaps at the cut-offs can be checked.',
    ),
  },
  header: text('школа|результатов|уровень|признаки', 'school|results|level|signs'),
};
