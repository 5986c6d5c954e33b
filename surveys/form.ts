/** What Opora reads from a form: its choice items in form order, and the figures of the director's return. */
import type { FormFact, FormItem, Localized, SurveyDefinition } from './schema.ts';

/** All elements of the definition in the order of the form. */
export function formElements(definition: SurveyDefinition): Record<string, unknown>[] {
  return definition.pages.flatMap((page) => page.elements);
}

/**
 * The choice items of a parsed definition, in form order: the byte order of stored answers.
 * `values` are the code values in the order of the choices; the choice `hardToSay` is reported apart.
 */
export function formItems(definition: SurveyDefinition): FormItem[] {
  return formElements(definition)
    .filter((element) => element.type === 'radiogroup')
    .map((element) => {
      const values = (element.choices as { value: number | 'hardToSay' }[]).map((choice) => choice.value);
      return {
        name: element.name as string,
        title: element.title as Localized,
        values: values.filter((value) => value !== 'hardToSay'),
        hardToSay: values.includes('hardToSay'),
      };
    });
}

/** The numeric questions of a parsed definition, in form order. Without `step`, or with a whole one, the figure is an integer. */
export function formFacts(definition: SurveyDefinition): FormFact[] {
  return formElements(definition)
    .filter((element) => element.type === 'text' && element.inputType === 'number')
    .map((element) => ({
      name: element.name as string,
      title: element.title as Localized,
      unit: (element.description as Localized | undefined) ?? null,
      min: element.min as number,
      max: element.max as number,
      integer: Number.isInteger(element.step ?? 1),
    }));
}
