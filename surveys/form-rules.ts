/** Rules of a questionnaire that its schema cannot say. */
import type { ContentFault } from './fault.ts';
import { addRepeats, type FaultList, faultList } from './fault-list.ts';
import { expected } from './fault-texts.ts';
import { placeholders, unknownPlaceholders } from './placeholder.ts';
import type { Audience, Localized, SurveyDefinition } from './schema.ts';

/** The most questions of each form: what fits into 12 minutes on a phone for a child, and longer for adults. */
export const mostQuestions: Record<Audience, number> = { director: 60, teacher: 70, student: 40, parent: 45 };

const tags = ['h2', 'p', 'strong', 'em', 'ul', 'li', 'br'];

/** Faults of one questionnaire: names, choices, ranges, length, placeholders and markup. */
export function formFaults(audience: Audience, definition: SurveyDefinition): ContentFault[] {
  const list = faultList(`questionnaires/${audience}.json`);
  const places = elementPlaces(definition);
  addRepeats(
    list,
    places.map(({ element }) => element.name as string),
    (i) => `${places[i]!.path}.name`,
    expected.unique,
  );
  if (places.length > mostQuestions[audience]) {
    list.add('pages', places.length, expected.itemCount(mostQuestions[audience]));
  }
  for (const { element, path } of places) {
    if (audience === 'director') addRangeFaults(list, element, path);
    else addChoiceFaults(list, element, path);
  }
  addTextFaults(list, 'description', definition.description as Localized, []);
  addTextFaults(list, 'completedHtml', definition.completedHtml as Localized, tags);
  return list.faults;
}

/** The kinds of questions a working form may use; other kinds are not printed or exported. */
const workKinds = ['radiogroup', 'checkbox', 'dropdown', 'text', 'comment', 'boolean', 'paneldynamic'];

/** Faults of a working form (observation, review, visit, staff): names and kinds. */
export function workFormFaults(file: string, definition: SurveyDefinition): ContentFault[] {
  const list = faultList(file);
  const places = elementPlaces(definition);
  addRepeats(
    list,
    places.map(({ element }) => element.name as string),
    (i) => `${places[i]!.path}.name`,
    expected.unique,
  );
  for (const { element, path } of places) {
    if (!workKinds.includes(element.type as string)) {
      list.add(`${path}.type`, element.type, expected.questionKind(workKinds.join(', ')));
    }
  }
  return list.faults;
}

function elementPlaces(definition: SurveyDefinition): { element: Record<string, unknown>; path: string }[] {
  return definition.pages.flatMap((page, p) =>
    page.elements.map((element, e) => ({ element, path: `pages[${p}].elements[${e}]` })),
  );
}

function addRangeFaults(list: FaultList, element: Record<string, unknown>, path: string): void {
  if ((element.min as number) >= (element.max as number)) list.add(`${path}.min`, element.min, expected.range());
}

function addChoiceFaults(list: FaultList, element: Record<string, unknown>, path: string): void {
  const values = (element.choices as { value: number | 'hardToSay' }[]).map((choice) => choice.value);
  const codes = values.filter((value) => value !== 'hardToSay');
  if (values.length - codes.length !== 1) list.add(`${path}.choices`, values, expected.hardToSay());
  if (codes.length < 2 || codes[0]! < 1) list.add(`${path}.choices`, values, expected.codeRange());
  else if (codes.some((code, i) => code !== codes[0]! + i)) list.add(`${path}.choices`, values, expected.choiceStep());
}

function addTextFaults(list: FaultList, path: string, texts: Localized, allowed: string[]): void {
  for (const [language, text] of Object.entries(texts)) {
    for (const name of unknownPlaceholders(text)) {
      list.add(`${path}.${language}`, `{${name}}`, expected.placeholder(placeholders.join(', ')));
    }
    const foreign = [...text.matchAll(/<\/?([^\s<>/]*)[^<>]*>/g)].find(
      ([whole, tag]) => !allowed.includes(tag!) || !/^<\/?[a-z0-9]+>$/.test(whole),
    );
    if (foreign !== undefined) list.add(`${path}.${language}`, foreign[0], expected.markup(allowed.join(', ') || '–'));
  }
}
