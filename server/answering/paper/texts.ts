/** What printed sheets say, in both languages. */
import type { AnonymousAudience, Language } from '../../../surveys/schema.ts';
import { fill } from '../../ground/documents/wording.ts';
import { ALL_GRADES } from '../submissions/cell.ts';
import texts from './texts.json' with { type: 'json' };

export const textsIn = (language: Language) => texts[language];

/** For instance «ученики, 6 класс». */
export function groupName(language: Language, audience: AnonymousAudience, grade: number): string {
  const { audience: names, grade: withGrade } = texts[language];
  return grade === ALL_GRADES ? names[audience] : fill(withGrade, { audience: names[audience], grade });
}
