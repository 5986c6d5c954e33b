/** School subjects of VPR: the code that files and addresses use, and the name that people read. */
import { fold } from './fold.ts';
import type { Localized } from './schema.ts';

const subjects: Record<string, Localized> = {
  russian: { ru: 'Русский язык', en: 'Russian' },
  mathematics: { ru: 'Математика', en: 'Mathematics' },
  world: { ru: 'Окружающий мир', en: 'The world around us' },
  literaryReading: { ru: 'Литературное чтение', en: 'Literary reading' },
  literature: { ru: 'Литература', en: 'Literature' },
  foreignLanguage: { ru: 'Иностранный язык', en: 'Foreign language' },
  english: { ru: 'Английский язык', en: 'English' },
  german: { ru: 'Немецкий язык', en: 'German' },
  french: { ru: 'Французский язык', en: 'French' },
  history: { ru: 'История', en: 'History' },
  socialStudies: { ru: 'Обществознание', en: 'Social studies' },
  geography: { ru: 'География', en: 'Geography' },
  biology: { ru: 'Биология', en: 'Biology' },
  physics: { ru: 'Физика', en: 'Physics' },
  chemistry: { ru: 'Химия', en: 'Chemistry' },
  informatics: { ru: 'Информатика', en: 'Informatics' },
};

/** The subject of a code or a name in either language; an unknown code is taken as it stands, an unknown name is null. */
export function findSubject(text: string): { code: string; title: Localized } | null {
  const asked = fold(text);
  for (const [code, title] of Object.entries(subjects)) {
    if ([code, title.ru, title.en].some((name) => fold(name) === asked)) return { code, title };
  }
  return /^[a-z][a-zA-Z]*$/.test(text.trim())
    ? { code: text.trim(), title: { ru: text.trim(), en: text.trim() } }
    : null;
}
