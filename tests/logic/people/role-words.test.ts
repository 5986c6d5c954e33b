/** What people call roles in their tables. */
import { describe, expect, it } from 'vitest';
import { roles as english } from '../../../client/i18n/en/people/roles.ts';
import { roles as russian } from '../../../client/i18n/ru/people/roles.ts';
import { roleOfWord, roleTitle } from '../../../server/people/identity/role-words.ts';
import { ROLE_NAMES } from '../../../server/people/identity/roles.ts';
import words from '../../../surveys/file-words/roles.json' with { type: 'json' };

describe('a word for a role', () => {
  it.each([
    ['Директор', 'head'],
    ['И.О. директора', 'head'],
    ['руководитель ОО', 'head'],
    ['Координатор ШНОР', 'coordinator'],
    ['Ответственный за анкетирование', 'coordinator'],
    ['Педагог – психолог', 'psychologist'],
    ['тьютор', 'tutor'],
    ['Куратор', 'tutor'],
    ['Методист-аналитик', 'analyst'],
    ['School coordinator', 'coordinator'],
  ])('is known: %s', (word, role) => expect(roleOfWord(word)).toBe(role));

  it.each(['Завхоз', 'Завуч', 'Учитель', 'Администратор школы', ''])('is none where it means no one role: %s', (word) =>
    expect(roleOfWord(word)).toBeNull(),
  );

  it('means one role, and each role is called in files as on the pages', () => {
    const all = ROLE_NAMES.flatMap((role) => [words[role].title.ru, words[role].title.en, ...words[role].names]);
    expect(new Set(all.map((word) => word.toLowerCase())).size).toBe(all.length);
    for (const role of ROLE_NAMES) expect(roleTitle(role)).toEqual({ ru: russian[role], en: english[role] });
  });
});
