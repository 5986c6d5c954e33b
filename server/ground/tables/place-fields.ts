/** Where somebody wants a table to be looked for, as a form says it beside a file. */
import { ProblemError } from '../http/problem.ts';
import type { Choice } from './heading.ts';

/** @param fields that stand before a file: `sheet` by its name, `line` of the heading; found by itself where they are missing @throws ProblemError `invalid` */
export function choiceOf({ line, sheet }: Record<string, string>): Choice {
  if (line !== undefined && !/^[1-9]\d{0,6}$/.test(line))
    throw new ProblemError('invalid', [{ path: 'body/line', message: 'the number of a row' }]);
  return { ...(sheet !== undefined && { sheet }), ...(line !== undefined && { line: Number(line) }) };
}
