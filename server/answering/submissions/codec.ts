/** Between the answers of a form as SurveyJS gives them and the bytes that are stored: one byte per choice item. */
import { HARD_TO_SAY, NOT_ANSWERED } from '../../../analytics/tally.ts';
import type { FormItem } from '../../../surveys/schema.ts';
import type { Fault } from '../../ground/http/problem.ts';

/** The choice that stands for "hard to say" in our forms. */
const HARD_TO_SAY_CHOICE = 'hardToSay';

export type Encoded = { kind: 'encoded'; bytes: Uint8Array } | { kind: 'invalid'; faults: Fault[] };

/**
 * @param items the form's choice items in form order
 * @param answers `survey.data` of the form; an item left out is stored as not answered
 * @returns the bytes, or every fault with its path; a set without one answer is a fault
 */
export function encodeAnswers(items: FormItem[], answers: Record<string, unknown>): Encoded {
  const places = placesOf(items);
  const bytes = new Uint8Array(items.length).fill(NOT_ANSWERED);
  const faults: Fault[] = [];
  for (const [name, value] of Object.entries(answers)) {
    const place = places.get(name);
    const path = `answers.${name}`;
    if (place === undefined) faults.push({ path, message: 'the form has no such item' });
    else {
      const byte = encodeValue(items[place], value);
      if (byte === null) faults.push({ path, message: expectation(items[place]) });
      else bytes[place] = byte;
    }
  }
  if (faults.length === 0 && bytes.every((byte) => byte === NOT_ANSWERED))
    faults.push({ path: 'answers', message: 'at least one answer is needed' });
  return faults.length > 0 ? { kind: 'invalid', faults } : { kind: 'encoded', bytes };
}

/** Where the answer to an item stands; told once a form, which is the same for thousands of answers. */
function placesOf(items: FormItem[]): Map<string, number> {
  const known = PLACES.get(items) ?? new Map(items.map((item, index) => [item.name, index]));
  PLACES.set(items, known);
  return known;
}
const PLACES = new WeakMap<FormItem[], Map<string, number>>();

function encodeValue(item: FormItem, value: unknown): number | null {
  if (value === HARD_TO_SAY_CHOICE && item.hardToSay) return HARD_TO_SAY;
  return typeof value === 'number' && item.values.includes(value) ? value : null;
}

function expectation(item: FormItem): string {
  const values = item.values.join(', ');
  return item.hardToSay ? `one of ${values}, "${HARD_TO_SAY_CHOICE}"` : `one of ${values}`;
}
