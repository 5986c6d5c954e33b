/** The answers to a working form as a document tells them: question by question, in the words of the form. */
import type { Language, Localized, SurveyDefinition } from '../../../surveys/schema.ts';
import { dayName } from './wording.ts';

/** A repeated panel answers with one list of rows for each of its entries. */
export type AnsweredRow = { question: string; answer: string | AnsweredRow[][] };
export type AnsweredPage = { title: string; rows: AnsweredRow[] };

type Answers = Record<string, unknown>;
type Element = Record<string, unknown>;
type Choice = { value: string | number; text: Localized };

/**
 * What was answered of a form, page by page; questions without an answer and pages without a question are left out.
 * @param answers as SurveyJS gives them: name of the question → value
 */
export function answeredPages(definition: SurveyDefinition, answers: Answers, language: Language): AnsweredPage[] {
  return definition.pages
    .map((page) => ({
      title: (page as { title?: Localized }).title?.[language] ?? '',
      rows: answeredRows(page.elements, answers, language),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function answeredRows(elements: readonly Element[], answers: Answers, language: Language): AnsweredRow[] {
  return elements.flatMap((element) => {
    const value = answers[element.name as string];
    if (value === undefined || value === null || value === '') return [];
    const answer = answerOf(element, value, language);
    return answer.length > 0 ? [{ question: (element.title as Localized)[language], answer }] : [];
  });
}

function answerOf(element: Element, value: unknown, language: Language): AnsweredRow['answer'] {
  if (element.type === 'paneldynamic') {
    const template = element.templateElements as Element[];
    return (value as Answers[])
      .map((entry) => answeredRows(template, entry, language))
      .filter((rows) => rows.length > 0);
  }
  if (element.inputType === 'date') return dayName(language, String(value).slice(0, 10));
  const values = Array.isArray(value) ? value : [value];
  return values.map((each) => choiceText(element, each, language)).join('; ');
}

/** The text of a choice; what is no choice of the question stands as it was entered. */
function choiceText({ choices }: Element, value: unknown, language: Language): string {
  const found = (choices as Choice[] | undefined)?.find((choice) => String(choice.value) === String(value));
  return found ? found.text[language] : String(value);
}
