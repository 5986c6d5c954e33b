import accounts from './account-problems.json' with { type: 'json' };
import objectivity from './objectivity-problems.json' with { type: 'json' };
import plans from './plan-problems.json' with { type: 'json' };
import publications from './publication-problems.json' with { type: 'json' };
import register from './register-problems.json' with { type: 'json' };
import roadmap from './roadmap-problems.json' with { type: 'json' };
import texts from './text-problems.json' with { type: 'json' };
import uploads from './upload-problems.json' with { type: 'json' };

/** The catalogue of problems: stable code, status, and one sentence in both languages. What was lost is always said: nothing. */
export const PROBLEMS = {
  unauthenticated: { status: 401, ru: 'Войдите, чтобы продолжить.', en: 'Sign in to continue.' },
  demoFilling: {
    status: 503,
    ru: 'Демонстрационный район ещё наполняется. Посмотреть уже можно, записать — через несколько секунд. Ничего не записано.',
    en: 'The demo district is still being filled. One may look already, and write in a few seconds. Nothing was saved.',
  },
  leavingByCommand: {
    status: 409,
    ru: 'Этот сервер запущен так, что кнопкой район начать нельзя. Начните его командой: npm run -s opora -- new. Ничего не изменено.',
    en: 'This server was started in a way in which the button cannot begin a district. Begin it by a command: npm run -s opora -- new. Nothing was changed.',
  },
  leaveCodeWrong: {
    status: 400,
    ru: 'Код не подошёл. Он напечатан в окне, где запущена Опора. Ничего не изменено.',
    en: 'The code did not match. It is printed in the window where Opora was started. Nothing was changed.',
  },
  districtNotBegun: {
    status: 500,
    ru: 'Создать район не удалось. Причина напечатана в окне, где запущена Опора. Демонстрация не изменена.',
    en: 'The district could not be made. The window where Opora was started tells why. The demo was not changed.',
  },
  forbidden: { status: 403, ru: 'У вашей роли нет доступа к этой странице.', en: 'Your role has no access to this.' },
  outOfScope: {
    status: 403,
    ru: 'Эта школа или кампания не входит в ваш круг.',
    en: 'This school or campaign is outside your scope.',
  },
  notFound: { status: 404, ru: 'Такой страницы или записи нет.', en: 'There is no such page or record.' },
  invalid: {
    status: 400,
    ru: 'В данных есть ошибки, они перечислены. Ничего не сохранено и ничего не потеряно: исправьте и отправьте ещё раз.',
    en: 'The data has faults, listed below. Nothing was stored and nothing is lost: correct it and send it again.',
  },
  tooLarge: { status: 413, ru: 'Данных слишком много для одного запроса.', en: 'The request is too large.' },
  unsupportedMedia: { status: 415, ru: 'Нужны данные в формате JSON.', en: 'JSON is expected.' },
  codeUnknown: {
    status: 404,
    ru: 'Такого кода нет. Проверьте, все ли знаки верны, или спросите в школе новую ссылку.',
    en: 'There is no such code. Check every character, or ask the school for a new link.',
  },
  codeMistyped: {
    status: 404,
    ru: 'В коде опечатка: один из знаков не такой, как напечатано. Сверьте код с карточкой.',
    en: 'The code has a slip: one character is not as printed. Compare it with the card.',
  },
  codeSpent: {
    status: 410,
    ru: 'По этому коду ответы уже отправлены. Код действует один раз.',
    en: 'Answers have been sent by this code. A code works once.',
  },
  campaignNotOpen: {
    status: 403,
    ru: 'Опрос ещё не начался. Код сохранит силу: откройте страницу снова, когда опрос начнётся.',
    en: 'The survey has not begun yet. Your code stays good: open the page again once it begins.',
  },
  schoolClosed: {
    status: 409,
    ru: 'Школа закрыта: назначить в неё никого нельзя.',
    en: 'The school is closed: nobody can be given a role there.',
  },
  ticketKeyEnded: {
    status: 409,
    ru: 'Пока вы отвечали, опрос закрывали и открыли снова. Страница запросит новый ключ сама; код не потрачен.',
    en: 'The survey was closed and reopened while you were answering. The page asks for a new key by itself; the code is not spent.',
  },
  ticketFalse: {
    status: 400,
    ru: 'Подпись под ответами не подходит. Ничего не сохранено.',
    en: 'The signature under the answers does not fit. Nothing was stored.',
  },
  codeUsedUp: {
    status: 410,
    ru: 'По этой ссылке уже пришло столько ответов, сколько человек в классе. Если вы не отвечали, скажите классному руководителю.',
    en: 'As many answers as there are people in the class have come by this link. If you have not answered, tell the class teacher.',
  },
  linkClosed: {
    status: 410,
    ru: 'Эту ссылку закрыли, по ней ответы больше не принимаются. Как ответить теперь, скажут в школе.',
    en: 'This link was closed and takes no more answers. The school tells how to answer now.',
  },
  campaignClosed: {
    status: 403,
    ru: 'Опрос сейчас закрыт, новые ответы не принимаются. Спасибо, что пришли.',
    en: 'The survey is closed now and takes no more answers. Thank you for coming.',
  },
  campaignSealed: {
    status: 403,
    ru: 'Опрос завершён окончательно, ответы больше не принимаются.',
    en: 'The survey is over for good and takes no more answers.',
  },
  campaignState: {
    status: 409,
    ru: 'В этом состоянии анкетирования так сделать нельзя: его, возможно, только что изменил кто-то другой. Обновите страницу.',
    en: 'This cannot be done in the present state of the campaign: someone else may just have changed it. Reload the page.',
  },
  secondPerson: {
    status: 409,
    ru: 'Закрыли анкетирование вы, поэтому раньше срока его запечатывает другой человек. В назначенный день оно запечатается само.',
    en: 'You closed the campaign, so it takes another person to seal it before its day. On that day it is sealed by itself.',
  },
  overloaded: {
    status: 503,
    ru: 'Сейчас отвечают очень многие. Ответы сохранены на устройстве и отправятся сами через несколько секунд.',
    en: 'Very many people are answering just now. The answers are kept on the device and go by themselves in a few seconds.',
  },
  jobState: {
    status: 409,
    ru: 'С этой работой так сделать уже нельзя: она закончилась, или такая же уже ждёт. Список обновится сам.',
    en: 'This can no longer be done about this work: it has ended, or the same waits already. The list renews itself.',
  },
  importUndone: {
    status: 409,
    ru: 'Эта загрузка уже отменена.',
    en: 'This import has been undone already.',
  },
  importInUse: {
    status: 409,
    ru: 'Загрузку нельзя отменить: её данные уже используются.',
    en: 'The import cannot be undone: what came of it is in use.',
  },
  importChanged: {
    status: 409,
    ru: 'С момента проверки данные изменились. Проверьте файл ещё раз.',
    en: 'The data have changed since the file was checked. Check it again.',
  },
  linkInUse: {
    status: 409,
    ru: 'По этой ссылке уже ответили, поэтому её нельзя убрать. Её можно закрыть.',
    en: 'Answers have come by this link, so it cannot be removed. It can be closed.',
  },
  capsAbovePeople: {
    status: 409,
    ru: 'Пределы ссылок вместе не могут быть намного больше числа людей в группе: допустимы 10 %, но не меньше пяти человек сверх. Если число неверно, его исправит аналитик на странице анкетирования. Ничего не изменено.',
    en: 'The limits of links together cannot be far above the number of people of the group: 10 %, or five people, more are allowed. If the number is wrong, the analyst corrects it on the page of the campaign. Nothing was changed.',
  },
  peopleBelowCaps: {
    status: 409,
    ru: 'Ссылки этой группы принимают больше ответов, чем допускает такое число людей. Сначала координатор школы уменьшает пределы ссылок или убирает лишние на странице «Раздать анкеты», потом число можно исправить. Ничего не изменено.',
    en: 'The links of this group take more answers than so many people allow. First the school’s coordinator lowers the limits of the links or removes spare ones on the page “Hand out”, then the number can be corrected. Nothing was changed.',
  },
  notThisWay: {
    status: 409,
    ru: 'Для этой группы выбран другой способ ответа. Сначала смените способ, тогда никто не ответит дважды.',
    en: 'Another way in is chosen for this group. Change the way first, so that nobody answers twice.',
  },
  planTaken: {
    status: 409,
    ru: 'Эта мера против этого риска уже стоит в плане школы. Обновите страницу, чтобы увидеть её.',
    en: 'This measure against this risk is in the school’s plan already. Reload the page to see it.',
  },
  planChanged: {
    status: 409,
    ru: 'Пока вы правили эту строку плана, её изменил кто-то другой. Ваши правки не потеряны: сравните и сохраните снова.',
    en: 'Someone else changed this line of the plan while you were editing. Your entries are not lost: compare and save again.',
  },
  tutorsChanged: {
    status: 409,
    ru: 'Назначения или риски только что изменились, и предложение уже другое. Ничего не сделано: посмотрите новое.',
    en: 'Assignments or risks have just changed, and so has the proposal. Nothing was done: look at the new one.',
  },
  exitJudged: {
    status: 409,
    ru: 'Пока вы писали, заключение по этому критерию записал кто-то другой. Ваш текст цел: сравните и запишите снова.',
    en: 'Someone else recorded a finding on this criterion while you were writing. Your text is safe: compare and record again.',
  },
  planReason: {
    status: 400,
    ru: 'Напишите, почему от меры отказались: это поможет на следующий год.',
    en: 'Say why the measure was dropped: it will help next year.',
  },
  versionConflict: {
    status: 409,
    ru: 'Пока вы заполняли, кто-то подписал другую версию. Ваши данные не потеряны: сравните и подпишите снова.',
    en: 'Another version was signed while you were filling this in. Your entries are not lost: compare and sign again.',
  },
  ...uploads,
  ...publications,
  ...texts,
  ...register,
  ...roadmap,
  ...accounts,
  ...plans,
  ...objectivity,
  crossSite: {
    status: 403,
    ru: 'Запрос пришёл с другого сайта и не выполнен. Откройте страницу Опоры и повторите.',
    en: 'The request came from another site and was not carried out. Open the page of Opora and try again.',
  },
  tooMany: { status: 429, ru: 'Слишком много попыток. Подождите немного.', en: 'Too many attempts. Wait a little.' },
  clientMissing: {
    status: 503,
    ru: 'Страницы ещё не собраны. Запустите npm start.',
    en: 'The pages are not built yet. Run npm start.',
  },
  unavailable: {
    status: 503,
    ru: 'Сервер перезапускается. Подождите минуту и повторите: ничего не потеряно.',
    en: 'The server is restarting. Wait a minute and try again: nothing is lost.',
  },
  keysMissing: {
    status: 503,
    ru: 'Папка ключей на сервере недоступна. Ничего не изменено; скажите администратору сервера.',
    en: 'The key folder of the server is out of reach. Nothing was changed; tell whoever keeps the server.',
  },
  internal: {
    status: 500,
    ru: 'На сервере произошла ошибка. То, что было принято, сохранено.',
    en: 'Something failed on the server. What had been acknowledged is stored.',
  },
} as const satisfies Record<string, { status: number; ru: string; en: string }>;

export type ProblemCode = keyof typeof PROBLEMS;
