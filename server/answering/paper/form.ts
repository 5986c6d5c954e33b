/** The paper form of a questionnaire: the same items in the same order, a digit per answer, made from the same definition. */
import type { AnonymousAudience, Language, Localized, SurveyDefinition } from '../../../surveys/schema.ts';
import { type Content, type ContentText, QUIET, type TDocumentDefinitions } from '../../ground/documents/pdf.ts';
import { fill } from '../../ground/documents/wording.ts';
import { ALL_GRADES } from '../submissions/cell.ts';
import { groupName, textsIn } from './texts.ts';

export type PaperForm = {
  language: Language;
  definition: SurveyDefinition;
  audience: AnonymousAudience;
  /** SHA-256 of the frozen form, hex: its start is printed, so that sheets of another form are noticed. */
  hash: string;
};

type Choice = { value: number | 'hardToSay'; text: Localized };
type Item = { number: number; title: Localized; choices: Choice[] };
type Section = { title: Localized; runs: Item[][] };

/** So many characters of the form's hash are printed on each page. */
export const HASH_SHOWN = 8;
const DIGIT_WIDTH = 50;

export function formDocument(form: PaperForm): TDocumentDefinitions {
  const { definition, language } = form;
  const { form: texts } = textsIn(language);
  const head = definition as unknown as { title: Localized; description: Localized; completedHtml: Localized };
  const group = groupName(language, form.audience, ALL_GRADES);
  return {
    pageMargins: [34, 34, 34, 40],
    content: [
      { text: head.title[language], fontSize: 17, bold: true, margin: [0, 0, 0, 6] },
      ...head.description[language].split(/\n+/).map((text) => ({ text, fontSize: 9.5, margin: margins(3) })),
      { text: texts.how, bold: true, margin: [0, 6, 0, 2] },
      { text: texts.fold, margin: [0, 0, 0, 4] },
      ...sectionsOf(definition).flatMap((section) => drawSection(section, language)),
      ...closing(head.completedHtml[language]),
    ],
    footer: (page, pages) => ({
      text: fill(texts.footer, {
        title: head.title[language],
        group,
        hash: form.hash.slice(0, HASH_SHOWN),
        page,
        pages,
      }),
      alignment: 'center',
      fontSize: 8,
      color: QUIET,
      margin: margins(0),
    }),
  };
}

/** A margin below, in points. */
const margins = (below: number): [number, number, number, number] => [0, 0, 0, below];

/** Items numbered through the form; those that follow each other with the same choices share one heading. */
export function sectionsOf({ pages }: SurveyDefinition): Section[] {
  let number = 0;
  return pages.map((page) => {
    const runs: Item[][] = [];
    for (const element of page.elements) {
      number += 1;
      const item: Item = { number, title: element.title as Localized, choices: element.choices as Choice[] };
      const run = runs.at(-1);
      if (run && sameChoices(run[0], item)) run.push(item);
      else runs.push([item]);
    }
    return { title: (page as unknown as { title: Localized }).title, runs };
  });
}

function sameChoices(one: Item, other: Item): boolean {
  return JSON.stringify(one.choices) === JSON.stringify(other.choices);
}

function drawSection({ runs, title }: Section, language: Language): Content[] {
  const heading: Content = { text: title[language], bold: true, fontSize: 11.5, margin: [0, 8, 0, 3] };
  const [first, ...others] = runs.map((run) => drawRun(run, language));
  // A heading never stays behind alone at the foot of a page.
  return [{ stack: [heading, first], unbreakable: runs[0].length <= 6 }, ...others];
}

function drawRun(run: Item[], language: Language): Content {
  const { choices } = run[0];
  const label = (text: string): ContentText => ({ text, fontSize: 7.5, color: QUIET, alignment: 'center' });
  return {
    margin: margins(4),
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: [20, '*', ...choices.map(() => DIGIT_WIDTH)],
      body: [
        ['', '', ...choices.map(({ text }) => label(text[language]))],
        ...run.map(({ number, title }): Content[] => [
          { text: `${number}`, bold: true, alignment: 'right' },
          { text: title[language] },
          ...choices.map((_, index): Content => ({ text: `${index + 1}`, alignment: 'center', fontSize: 12 })),
        ]),
      ],
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0,
      hLineColor: () => '#d9d6d0',
      paddingTop: () => 3,
      paddingBottom: () => 3,
      paddingLeft: () => 3,
      paddingRight: () => 3,
    },
  };
}

/** The closing page of the form as plain paragraphs: thanks, and where help is. */
function closing(html: string): Content[] {
  const paragraphs = html
    .split(/<\/(?:p|h\d|li)>/)
    .map((part) => part.replace(/<[^>]+>/g, '').trim())
    .filter((part) => part !== '');
  const lines = paragraphs.map((text, index): Content => ({ text, bold: index === 0, margin: margins(3) }));
  return [{ stack: lines, margin: [0, 10, 0, 0], unbreakable: true }];
}
