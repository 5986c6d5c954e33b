/** Which factor of the risk model a cell names: by its number or code, by its title, or by a name that the programme uses. Pure. */

import { foldHeading } from '../../../surveys/fold.ts';
import type { Localized } from '../../../surveys/schema.ts';
import { fileWords } from '../../ground/tables/file-words.ts';

const words = fileWords.riskProfile;

export type ModelFactor = { code: string; title: Localized };

/** `10. …`, `F10`, `10)`, `10 – …`: the number, and what is said besides. */
const NUMBERED = /^f?0?(\d{1,2})(?!\d)\)?[ -]*(.*)$/s;

const PREFIXES = words.beforeNumber.map(foldHeading);
const MORE_NAMES: Record<string, string[]> = words.factors;

/**
 * @returns finds the code of a factor; null for a number that the model does not have, for unknown words whatever number stands before
 *   them, and where number and words mean different factors: nothing is guessed
 */
export function createFactorFinder(factors: readonly ModelFactor[]): (text: string) => string | null {
  const byName = new Map(
    factors.flatMap(({ code, title }) =>
      [title.ru, title.en, ...(MORE_NAMES[code] ?? [])].map((name) => [foldHeading(name), code] as const),
    ),
  );
  const byNumber = new Map(factors.map(({ code }) => [Number(code.replace(/\D/g, '')), code]));
  return (text) => {
    const folded = foldHeading(text);
    const named = byName.get(folded);
    if (named !== undefined) return named;
    const prefix = PREFIXES.find((each) => folded.startsWith(each)) ?? '';
    const [, number, rest = ''] = NUMBERED.exec(folded.slice(prefix.length).trim()) ?? [];
    if (number === undefined) return null;
    const numbered = byNumber.get(Number(number)) ?? null;
    return rest === '' || byName.get(rest) === numbered ? numbered : null;
  };
}
