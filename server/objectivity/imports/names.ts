/** Looks for names of people where only codes may stand. What is found is told by its place alone and never kept. */
import { fold } from '../../../surveys/fold.ts';
import columns from './columns.json' with { type: 'json' };

/** Two words in a row that begin with a capital, or a surname with initials. */
const FULL_NAME = /(?<![\p{L}\d])\p{Lu}\p{Ll}{1,}(?:-\p{Lu}\p{Ll}+)?[\s,]+(?:\p{Lu}\p{Ll}{1,}|\p{Lu}\.)/u;
/** A word of letters: codes hold digits. */
const WORD = /^\p{Lu}?\p{Ll}{2,}(?:-\p{Lu}?\p{Ll}+)?$/u;

export const isNameHeader = (header: string): boolean => columns.names.includes(fold(header));

/** A column of places, whose names are of two words like those of people. */
export const isPlaceHeader = (header: string): boolean => columns.places.includes(fold(header));

/** Whether a cell of any column holds a full name. */
export const holdsName = (cell: string): boolean => /[\s,]/.test(cell) && FULL_NAME.test(cell);

/** Whether a code of a pupil is a name in truth: a full name, or one word without a digit. */
export const isNameForCode = (code: string): boolean => WORD.test(code) || holdsName(code);
