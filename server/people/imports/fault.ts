/** What can be wrong in a cell of a register, with its sentence. */

import words from './fault-words.json' with { type: 'json' };
import type { CellFault } from './schemas.ts';

export type FaultCode = keyof typeof words;

/** Nobody reads a longer one, and a cell may hold 32,767 signs. */
const MOST_VALUE = 200;

/** @param cell as a spreadsheet names it, see `placeOf` @param named what the sentence names in place of `{{name}}` */
export function cellFault(cell: string, code: FaultCode, value: string, named = ''): CellFault {
  const shown = value.slice(0, MOST_VALUE);
  const say = (text: string) => text.replaceAll('{{value}}', shown).replaceAll('{{name}}', named.slice(0, MOST_VALUE));
  return { cell, code, value: shown, why: { ru: say(words[code].ru), en: say(words[code].en) } };
}
