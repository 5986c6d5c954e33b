/** Every sentence that tells an editor what a content file should hold, in both languages. */
import type { Localized } from './schema.ts';

type Words = (...values: (string | number)[]) => Localized;

const text = (ru: string, en: string): Localized => ({ ru, en });

const typeNames: Record<string, Localized> = {
  object: text('объект в фигурных скобках', 'an object in braces'),
  array: text('список в квадратных скобках', 'a list in brackets'),
  string: text('текст в кавычках', 'a text in quotes'),
  number: text('число', 'a number'),
  integer: text('целое число', 'a whole number'),
  boolean: text('true или false', 'true or false'),
  null: text('null', 'null'),
};

export const expectedType = (type: string): Localized => {
  const name = typeNames[type] ?? text(type, type);
  return text(`здесь нужно: ${name.ru}`, `expected: ${name.en}`);
};

export const expected = {
  folder: () => text('такой папки нет: проверьте путь', 'there is no such folder: check the path'),
  file: () =>
    text(
      'файла нет: верните его или скопируйте встроенный',
      'the file is missing: restore it or copy the built-in one',
    ),
  json: (line, column) =>
    text(
      `файл не читается как JSON: проверьте запятые и кавычки у строки ${line}, позиции ${column}`,
      `the file is not valid JSON: check commas and quotes near line ${line}, column ${column}`,
    ),
  jsonSomewhere: () =>
    text('файл не читается как JSON: он пуст или оборван', 'the file is not valid JSON: it is empty or cut off'),
  property: (name) => text(`нужно поле «${name}»: добавьте его`, `the field “${name}” is needed: add it`),
  unknownField: () =>
    text('такого поля здесь нет: проверьте написание', 'there is no such field here: check the spelling'),
  filled: () => text('текст не должен быть пустым: впишите его', 'the text must not be empty: fill it in'),
  listLength: (n) => text(`нужно не меньше ${n} записей в списке`, `at least ${n} entries are needed in the list`),
  listLongest: (n) => text(`в списке должно быть не больше ${n} записей`, `the list takes at most ${n} entries`),
  atLeast: (n) => text(`нужно число не меньше ${n}`, `a number of at least ${n} is needed`),
  atMost: (n) => text(`нужно число не больше ${n}`, `a number of at most ${n} is needed`),
  moreThan: (n) => text(`нужно число больше ${n}`, `a number over ${n} is needed`),
  pattern: (p) => text(`запись должна подходить под образец ${p}`, `it must match the pattern ${p}`),
  oneOf: (list) => text(`нужно одно из: ${list}`, `one of these is needed: ${list}`),
  shape: () => text('запись не подходит ни под один вид', 'it matches none of the allowed kinds'),
  language: (name) =>
    text(
      `нужен перевод «${name}»: впишите текст на этом языке`,
      `the translation “${name}” is needed: write the text in that language`,
    ),
  unique: (first) =>
    text(`имя уже занято (${first}): дайте другое`, `the name is already taken (${first}): choose another`),
  itemInForm: (form) =>
    text(
      `такого вопроса нет в ${form}: исправьте имя или удалите строку`,
      `${form} has no such question: correct the name or delete the line`,
    ),
  peopleCounted: () =>
    text(
      'эта цифра считает людей: впишите её имя сюда, иначе 1–4 человека будут видны числом',
      'this figure counts people: add its name here, else 1–4 people would be shown as a number',
    ),
  itemInModel: () =>
    text(
      'вопрос не входит ни в один фактор risk-model.json: добавьте его в модель или уберите из анкеты',
      'the question feeds no factor of risk-model.json: add it to the model or take it out of the form',
    ),
  itemOnce: (factor) =>
    text(
      `вопрос уже входит в ${factor}: один вопрос питает один фактор`,
      `the question already feeds ${factor}: one question feeds one factor`,
    ),
  choiceRange: (min, max) =>
    text(
      `в анкете у вопроса значения от ${min} до ${max}: укажите те же`,
      `the form gives this question values ${min} to ${max}: use the same`,
    ),
  hardToSay: () => text('нужен вариант со значением "hardToSay"', 'a choice with the value "hardToSay" is needed'),
  choiceStep: () =>
    text(
      'значения вариантов должны идти подряд без повторов',
      'the values of the choices must run without gaps or repeats',
    ),
  codeRange: () =>
    text(
      'нужны не меньше двух вариантов со значениями от 1 до 254',
      'at least two choices with values from 1 to 254 are needed',
    ),
  range: () => text('min должно быть меньше max', 'min must be less than max'),
  pointsAscending: () =>
    text(
      'опорные точки должны идти по возрастанию первого числа',
      'the reference points must ascend by their first number',
    ),
  pointNames: (n) => text(`нужно столько названий, сколько точек: ${n}`, `as many names as points are needed: ${n}`),
  thresholds: () => text('нужно 0 < medium < high < 100', '0 < medium < high < 100 is needed'),
  weights: (sum) =>
    text(`веса фактора должны давать в сумме 1, сейчас ${sum}`, `the weights of a factor must sum to 1, now ${sum}`),
  informantContent: (name) => text(`нужен список «${name}»: добавьте его`, `the list “${name}” is needed: add it`),
  factorKnown: () => text('такого фактора нет в risk-model.json', 'risk-model.json has no such factor'),
  activityKnown: () => text('такой строки нет ни в одной дорожной карте', 'no roadmap has such a row'),
  ruleKnown: (list) => text(`такого правила расчёта нет; есть: ${list}`, `there is no such rule; there are: ${list}`),
  sectionKnown: () => text('такого раздела нет в «sections»', 'there is no such section in “sections”'),
  period: () => text('«to» не должно быть раньше «from»', '“to” must not be before “from”'),
  day: () => text('такого дня нет в календаре', 'there is no such day in the calendar'),
  cuts: (maximum) =>
    text(
      `границы отметок должны расти и быть не больше ${maximum}`,
      `the cut-offs must ascend and not exceed ${maximum}`,
    ),
  itemSum: (maximum, sum) =>
    text(
      `максимумы заданий должны давать в сумме ${maximum}, сейчас ${sum}`,
      `the maxima of the items must sum to ${maximum}, now ${sum}`,
    ),
  itemMaximum: () =>
    text('нужны записи вида «1:2» или просто максимум задания', 'entries like “1:2” or the item’s maximum are needed'),
  rangeEnd: (end) =>
    text(
      `промежуток должен кончаться на ${end}: дальше начинается следующий`,
      `the range must end with ${end}, before the next one`,
    ),
  column: (names) => text(`нужен столбец с названием: ${names}`, `a column named ${names} is needed`),
  subject: () => text('неизвестный предмет: напишите его полное название', 'unknown subject: write its full name'),
  value: () =>
    text('формула, дата или ошибка: вставьте в ячейку само число', 'a formula, date or error: put the number itself'),
  mergedCells: () => text('объединённые ячейки: отмените объединение', 'merged cells: unmerge them'),
  criterionKnown: () =>
    text(
      'критерии нельзя добавлять и удалять здесь: обновите страницу',
      'criteria cannot be added or removed here: reload the page',
    ),
  placeholder: (names) =>
    text(`неизвестная подстановка; есть только: ${names}`, `unknown placeholder; only these exist: ${names}`),
  markup: (tags) => text(`разрешены только теги ${tags}`, `only the tags ${tags} are allowed`),
  surveyJs: (message) =>
    text(`SurveyJS не принимает форму: ${message}`, `SurveyJS does not accept the form: ${message}`),
  itemCount: (n) => text(`в этой анкете должно быть не больше ${n} вопросов`, `this form takes at most ${n} questions`),
  questionKind: (list) =>
    text(`вид вопроса должен быть одним из: ${list}`, `the kind of question must be one of: ${list}`),
  unusedFile: () =>
    text('такого файла Opora не читает: проверьте имя и папку', 'Opora reads no such file: check its name and folder'),
} satisfies Record<string, Words>;
