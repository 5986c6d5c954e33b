/** Words of the commands `content check`, `content diff` and `content preview`, in both languages. */
import type { Localized } from './schema.ts';

const text = (ru: string, en: string): Localized => ({ ru, en });

export const commandTexts = {
  noFaults: text('Ошибок нет.', 'No faults.'),
  faultCount: text('Найдено ошибок:', 'Faults found:'),
  matrix: text('Вопросов по факторам и анкетам', 'Questions by factor and form'),
  factor: text('Фактор', 'Factor'),
  audiences: {
    director: text('директор', 'director'),
    teacher: text('учитель', 'teacher'),
    student: text('ученик', 'student'),
    parent: text('родитель', 'parent'),
  },
  measures: text('Мер', 'Measures'),
  activity: text('строка', 'row'),
  total: text('Всего', 'Total'),
  reversed: text('обратных', 'reversed'),
  readability: text(
    'Удобочитаемость формы ученика (класс по Оборневой)',
    'Readability of the student form (grade by Oborneva)',
  ),
  hardestItems: text('Самые трудные вопросы', 'Hardest items'),
  nearestMeasures: text(
    'Самые похожие меры (доля общих шагов, сходство слов)',
    'Nearest measures (shared steps, likeness of words)',
  ),
  nearestItems: text('Самые похожие вопросы', 'Nearest items'),
  noDifferences: text('Отличий нет.', 'No differences.'),
  added: text('добавлено', 'added'),
  removed: text('убрано', 'removed'),
  changed: text('изменено', 'changed'),
  previewAt: text('Просмотр форм открыт здесь, Ctrl-C закроет его:', 'The preview is open here, Ctrl-C closes it:'),
  previewTitle: text('Просмотр форм', 'Preview of forms'),
  panelTitle: text('Что питает вопрос', 'What a question feeds'),
  panelHint: text(
    'Для каждого вопроса этой страницы – фактор риска и направление.',
    'For each question of this page: the risk factor and the direction.',
  ),
  feedsNothing: text('В рисковый профиль не входит.', 'Enters no risk profile.'),
  roles: {
    raises: text('чем выше ответ, тем выше риск', 'a higher answer raises the risk'),
    lowers: text('чем выше ответ, тем ниже риск', 'a higher answer lowers the risk'),
    figure: text('цифра, риск по опорным точкам', 'a figure, risk by reference points'),
    denominator: text('на эту цифру делят', 'other figures are divided by it'),
  },
  otherLanguage: text('In English', 'По-русски'),
  allForms: text('Все формы', 'All forms'),
};
