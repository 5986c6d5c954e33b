/** What SurveyJS itself says against a form: unknown properties, bad expressions, wrong values. */
import { type JsonError, Model } from 'survey-core';
import type { ContentFault } from '../../../../surveys/fault.ts';
import { expected } from '../../../../surveys/fault-texts.ts';
import type { Content } from '../../../../surveys/load.ts';
import { audiences, type SurveyDefinition } from '../../../../surveys/schema.ts';

/** Faults of all forms as SurveyJS loads them. */
export function surveyFaults(content: Content): ContentFault[] {
  return [
    ...audiences.flatMap((audience) =>
      formFaults(`questionnaires/${audience}.json`, content.questionnaires[audience].definition),
    ),
    ...Object.entries(content.forms).flatMap(([name, definition]) => formFaults(`forms/${name}.json`, definition)),
  ];
}

function formFaults(file: string, definition: SurveyDefinition): ContentFault[] {
  const errors: JsonError[] = new Model(definition).jsonErrors ?? [];
  return errors.map((error) => ({
    file,
    path: placeOf(error, definition),
    value: '',
    expected: expected.surveyJs(error.message),
  }));
}

/** SurveyJS hands over the faulty object; its name leads back to the place in the file. */
function placeOf(error: JsonError, definition: SurveyDefinition): string {
  const name = (error.jsonObj as { name?: unknown } | undefined)?.name ?? (error.element as { name?: unknown })?.name;
  for (const [p, page] of definition.pages.entries()) {
    if ((page as { name?: unknown }).name === name) return `pages[${p}]`;
    const e = page.elements.findIndex((element) => element.name === name);
    if (e >= 0) return `pages[${p}].elements[${e}]`;
  }
  return '';
}
