/** From keyed digits to answers as the web form sends them. */
import type { KeyingResponse } from '../../../../../server/answering/paper/schemas.ts';
import type { Sheet } from './desk.ts';

export type KeyingItem = KeyingResponse['items'][number];

/** Digits are the places of the choices, from 1; a line without an answer is left out. */
export function answersOf(
  items: KeyingItem[],
  { digits }: Pick<Sheet, 'digits'>,
): Record<string, number | 'hardToSay'> {
  return Object.fromEntries(
    items.flatMap(({ choices, name }, at) => (digits[at] > 0 ? [[name, choices[digits[at] - 1].value]] : [])),
  );
}
