/** How far two reviewers who read one document apart agree, criterion by criterion. */
import { cohenKappa } from '../../../../analytics/agreement.ts';
import type { Localized, SurveyDefinition } from '../../../../surveys/schema.ts';

type Answers = Record<string, unknown>;
type Question = { type?: unknown; name: string; title?: Localized; choices?: { value: unknown; text: Localized }[] };

export type ComparedCriterion = { name: string; title: Localized; own: Localized; other: Localized; isSame: boolean };
export type Agreement = {
  criteria: ComparedCriterion[];
  /** Criteria that both judged alike. */
  same: number;
  /** Cohen's kappa with linear weights, at most 1; null for fewer than two criteria, or where chance alone agrees fully. */
  kappa: number | null;
};

/** The marks of a criterion, from worst to best. */
const MARKS = ['0', '1', '2'];

const isCriterion = ({ choices }: Question): boolean =>
  choices !== undefined &&
  choices.length === MARKS.length &&
  choices.every(({ value }) => MARKS.includes(String(value)));

/**
 * @param form `document-review`: criteria are the questions with marks 0, 1 and 2
 * @param own, other answers of the two; what only one of them judged is left out
 */
export function agreementOf(form: SurveyDefinition, own: Answers, other: Answers): Agreement {
  const questions = form.pages.flatMap(({ elements }) => elements as Question[]).filter(isCriterion);
  const judged = questions.filter(({ name }) => own[name] !== undefined && other[name] !== undefined);
  const markOf = (answers: Answers, { name }: Question) => MARKS.indexOf(String(answers[name]));
  const criteria = judged.map((question): ComparedCriterion => {
    const text = (answers: Answers) =>
      question.choices?.find(({ value }) => String(value) === String(answers[question.name]))?.text ?? {
        ru: '',
        en: '',
      };
    return {
      name: question.name,
      title: question.title ?? { ru: question.name, en: question.name },
      own: text(own),
      other: text(other),
      isSame: markOf(own, question) === markOf(other, question),
    };
  });
  const table = MARKS.map((_, row) =>
    MARKS.map(
      (_mark, column) => judged.filter((each) => markOf(own, each) === row && markOf(other, each) === column).length,
    ),
  );
  return {
    criteria,
    same: criteria.filter(({ isSame }) => isSame).length,
    kappa: judged.length < 2 ? null : cohenKappa(table, 'linear'),
  };
}
