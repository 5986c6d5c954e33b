/** The director's form and its answers, as the page shows and compares them. */
import type { Localized } from '../../../../../surveys/schema.ts';

export type Facts = Record<string, number>;

export type Question = { name: string; title: Localized; unit: Localized | null };

/** The questions of a frozen definition, in form order. */
export function questionsOf(form: object): Question[] {
  const { pages = [] } = form as {
    pages?: { elements: { name: string; title: Localized; description?: Localized }[] }[];
  };
  return pages.flatMap(({ elements }) =>
    elements.map(({ description, name, title }) => ({ name, title, unit: description ?? null })),
  );
}

/** Numbers alone: a question that was left out or emptied is no fact. */
export function factsOf(answers: Record<string, unknown>): Facts {
  return Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

/** Questions answered differently, a missing answer counting as one. */
export function differing(questions: Question[], a: Facts, b: Facts): Question[] {
  return questions.filter(({ name }) => a[name] !== b[name]);
}
