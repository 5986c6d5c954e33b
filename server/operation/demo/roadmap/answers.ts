/** Answers to working forms as the demo's people would give them: mostly good, here and there not. */
import type { SurveyDefinition } from '../../../../surveys/schema.ts';

/** Where levels are asked for the answers spread over them, best first. */
const LEVEL_PLACES = [0, 1, 1, 2, 2];

type Question = { type?: unknown; name: string; choices?: { value: unknown }[] };

/**
 * @param prefix only questions whose names begin with it
 * @param person an even one and the next odd one answer alike but for one question in four
 */
export function demoAnswers(form: SurveyDefinition | undefined, prefix: string, person: number) {
  const questions = (form?.pages ?? []).flatMap(({ elements }) => elements as Question[]);
  const asked = questions.filter(
    ({ choices, name, type }) => type === 'radiogroup' && choices && name.startsWith(prefix),
  );
  return Object.fromEntries(
    asked.map(({ choices = [], name }, n) => {
      const ordered = bestFirst(choices.map(({ value }) => value));
      const places = ordered.length > 3 ? LEVEL_PLACES : [0, 0, 0, 1, 1];
      const shift = person % 2 === 1 && n % 4 === 2 ? 3 : 0;
      const place = places[(Math.floor(person / 2) * 7 + n * 3 + shift) % places.length];
      return [name, ordered[Math.min(place, ordered.length - 1)]];
    }),
  );
}

/** Marks stand from best to worst in one form and from worst to best in another; beside them may stand that nothing was seen. */
function bestFirst(values: unknown[]): unknown[] {
  const marks = values.filter((value) => /^\d$/.test(String(value)));
  return marks.length > 0 ? marks.toSorted((a, b) => Number(b) - Number(a)) : values;
}
