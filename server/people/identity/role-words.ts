/** Which role a word of a file means: by its name, or by what the position is usually called. */

import { foldHeading } from '../../../surveys/fold.ts';
import { fileWords } from '../../ground/tables/file-words.ts';
import { ROLE_NAMES, type Role } from './roles.ts';

const { roles } = fileWords;

const BY_WORD = new Map<string, Role>(
  ROLE_NAMES.flatMap((role) => {
    const { names, title } = roles[role];
    return [title.ru, title.en, ...names].map((word) => [foldHeading(word), role] as const);
  }),
);

/** @returns null for a word that means no role, or more than one */
export function roleOfWord(word: string): Role | null {
  return BY_WORD.get(foldHeading(word)) ?? null;
}

/** What a role is called in what people print and send. */
export const roleTitle = (role: Role) => roles[role].title;
