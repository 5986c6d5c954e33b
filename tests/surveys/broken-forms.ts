/** Deliberately broken questionnaires and risk models: one fault each, with the place and the cure that the message must name. */
export type Json = never;

export type BrokenFile = {
  name: string;
  file: string;
  /** Changes the parsed file in place. */
  breakIt?(content: Json): void;
  /** Or changes its text. */
  breakText?(text: string): string;
  path: string | RegExp;
  /** A part of what the message says should stand there. */
  cure: RegExp;
};

type Element = {
  name: string;
  type: string;
  title: { ru?: string; en?: string };
  choices: { value: unknown; text: unknown }[];
  min: number;
  isRequird?: boolean;
};
type Form = {
  title: unknown;
  description: { ru: string; en: string };
  completedHtml: { ru: string; en: string };
  pages: { elements: Element[] }[];
};
type Informant = {
  weight: unknown;
  items?: { name: string; min: number; reversed: unknown }[];
  facts?: { ratio: { denominator: string }; points: number[][]; pointNames: unknown[] }[];
};
type Model = {
  version: string;
  thresholds: { medium: number };
  minimum: { student: number };
  countsOfPeople: string[];
  factors: { code: string; informants: Record<string, Informant> }[];
};

const form = (change: (form: Form) => void) => change as (content: Json) => void;
const model = (change: (model: Model) => void) => change as (content: Json) => void;

const student = 'questionnaires/student.json';
const director = 'questionnaires/director.json';
const riskModel = 'risk-model.json';

export const brokenForms: BrokenFile[] = [
  {
    name: 'a missing comma',
    file: student,
    breakText: (text) => text.replace('},', '}'),
    path: '',
    cure: /line 3, column/,
  },
  { name: 'an empty file', file: riskModel, breakText: () => '', path: '', cure: /empty or cut off/ },
  { name: 'a file cut in half', file: student, breakText: (text) => text.slice(0, 900), path: '', cure: /JSON/ },
  {
    name: 'no title',
    file: student,
    breakIt: form((f) => delete f.title),
    path: 'title',
    cure: /field “title” is needed/,
  },
  {
    name: 'an item without English',
    file: student,
    breakIt: form((f) => delete f.pages[0]!.elements[1]!.title.en),
    path: 'pages[0].elements[1].title.en',
    cure: /translation “en” is needed/,
  },
  {
    name: 'an empty Russian text',
    file: student,
    breakIt: form((f) => {
      f.pages[1]!.elements[0]!.title.ru = '';
    }),
    path: 'pages[1].elements[0].title.ru',
    cure: /must not be empty/,
  },
  {
    name: 'a free-text question for children',
    file: student,
    breakIt: form((f) => {
      f.pages[0]!.elements[0]!.type = 'comment';
    }),
    path: 'pages[0].elements[0].type',
    cure: /"radiogroup"/,
  },
  {
    name: 'two questions of one name',
    file: student,
    breakIt: form((f) => {
      f.pages[0]!.elements[1]!.name = 'f01_s1';
    }),
    path: 'pages[0].elements[1].name',
    cure: /already taken \(pages\[0\]\.elements\[0\]\.name\)/,
  },
  {
    name: 'no "hard to say"',
    file: 'questionnaires/teacher.json',
    breakIt: form((f) => f.pages[2]!.elements[3]!.choices.pop()),
    path: 'pages[2].elements[3].choices',
    cure: /"hardToSay"/,
  },
  {
    name: 'a gap in the values',
    file: 'questionnaires/parent.json',
    breakIt: form((f) => f.pages[0]!.elements[0]!.choices.splice(1, 1)),
    path: 'pages[0].elements[0].choices',
    cure: /without gaps/,
  },
  {
    name: 'a value that is a word',
    file: 'questionnaires/parent.json',
    breakIt: form((f) => {
      f.pages[0]!.elements[0]!.choices[0]!.value = 'one';
    }),
    path: 'pages[0].elements[0].choices[0].value',
    cure: /integer|whole number|"hardToSay"/,
  },
  {
    name: 'a question of no factor',
    file: student,
    breakIt: form((f) => f.pages[0]!.elements.push({ ...f.pages[0]!.elements[0]!, name: 'f99_s1' })),
    path: 'pages[0].elements[5].name',
    cure: /feeds no factor/,
  },
  {
    name: 'a form that is too long',
    file: student,
    breakIt: form((f) => {
      const { elements } = f.pages[0]!;
      for (const n of [91, 92, 93]) elements.push({ ...elements[0]!, name: `f01_s${n}` });
    }),
    path: 'pages',
    cure: /at most 40/,
  },
  {
    name: 'an unknown placeholder',
    file: student,
    breakIt: form((f) => {
      f.completedHtml.en += '{helpLine}';
    }),
    path: 'completedHtml.en',
    cure: /helplinePhone, helplineNote/,
  },
  {
    name: 'a script in the closing page',
    file: student,
    breakIt: form((f) => {
      f.completedHtml.ru += '<script>x</script>';
    }),
    path: 'completedHtml.ru',
    cure: /only the tags/,
  },
  {
    name: 'a range upside down',
    file: director,
    breakIt: form((f) => {
      f.pages[1]!.elements[0]!.min = 200;
    }),
    path: 'pages[1].elements[0].min',
    cure: /min must be less than max/,
  },
  {
    name: 'no version',
    file: riskModel,
    breakIt: model((m) => delete (m as Partial<Model>).version),
    path: 'version',
    cure: /“version”/,
  },
  {
    name: 'thresholds in the wrong order',
    file: riskModel,
    breakIt: model((m) => {
      m.thresholds.medium = 70;
    }),
    path: 'thresholds',
    cure: /medium < high/,
  },
  {
    name: 'a minimum under five',
    file: riskModel,
    breakIt: model((m) => {
      m.minimum.student = 3;
    }),
    path: 'minimum.student',
    cure: /at least 5/,
  },
  {
    name: 'weights that do not sum to one',
    file: riskModel,
    breakIt: model((m) => {
      m.factors[0]!.informants.teacher!.weight = 0.5;
    }),
    path: 'factors[0].informants',
    cure: /sum to 1, now 1\.2/,
  },
  {
    name: 'an item that the form lacks',
    file: riskModel,
    breakIt: model((m) => {
      m.factors[0]!.informants.student!.items![0]!.name = 'f01_s99';
    }),
    path: 'factors[0].informants.student.items[0].name',
    cure: /student\.json has no such question/,
  },
  {
    name: 'an item in two factors',
    file: riskModel,
    breakIt: model((m) => m.factors[1]!.informants.student!.items!.push(m.factors[0]!.informants.student!.items![0]!)),
    path: 'factors[1].informants.student.items[4].name',
    cure: /already feeds F01/,
  },
  {
    name: 'a direction that is a word',
    file: riskModel,
    breakIt: model((m) => {
      m.factors[0]!.informants.student!.items![0]!.reversed = 'yes';
    }),
    path: 'factors[0].informants.student.items[0].reversed',
    cure: /true or false/,
  },
  {
    name: 'a scale unlike the form',
    file: riskModel,
    breakIt: model((m) => {
      m.factors[0]!.informants.student!.items![0]!.min = 0;
    }),
    path: 'factors[0].informants.student.items[0].min',
    cure: /values 1 to 4/,
  },
  {
    name: 'points out of order',
    file: riskModel,
    breakIt: model((m) => m.factors[0]!.informants.director!.facts![1]!.points.reverse()),
    path: 'factors[0].informants.director.facts[1].points',
    cure: /must ascend/,
  },
  {
    name: 'a ratio over an unknown figure',
    file: riskModel,
    breakIt: model((m) => {
      m.factors[0]!.informants.director!.facts![1]!.ratio.denominator = 'pupils';
    }),
    path: 'factors[0].informants.director.facts[1].ratio.denominator',
    cure: /director\.json has no such question/,
  },
  {
    name: 'a count of people that would be shown when it is small',
    file: riskModel,
    breakIt: model((m) => {
      m.countsOfPeople = m.countsOfPeople.filter((name) => name !== 'f11_d_plans');
    }),
    path: 'countsOfPeople',
    cure: /counts people/,
  },
];
