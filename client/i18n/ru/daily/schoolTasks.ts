/** Sentences of what is asked of a school and by which day. */
export const schoolTasks = {
  title: 'Что от школы ждут',
  none: 'Сейчас от школы ничего не ждут.',
  by: 'до {{day}}',
  since: 'срок был {{day}}',
  turn: 'чей ход: {{who}}',
  showLater: 'Показать и более поздние: {{count}}',
  hideLater: 'Скрыть более поздние',
  pages: {
    appointments: 'Назначить координатора',
    answering: 'Коды, ссылки и бумага',
    schoolRoadmap: 'Открыть дорожную карту школы',
    plan: 'Открыть совместный план',
    publication: 'Подготовить публикацию',
    events: 'Отметить участие школы',
  },
};
