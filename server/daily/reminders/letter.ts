/** The letter that tells one person of everything at once. */
import type { Localized } from '../../../surveys/schema.ts';
import { dayName, fill } from '../../ground/documents/wording.ts';
import texts from './texts.json' with { type: 'json' };

export type LetterNotice = { stage: string; title: Localized; dueOn: string; school: Localized | null };

/**
 * A letter in Russian, in plain text.
 * @param notices at least one, the most urgent first
 * @param url of this installation, without a slash at its end
 */
export function composeLetter(notices: readonly LetterNotice[], url: string): { subject: string; text: string } {
  const late = notices.filter(({ stage }) => stage.startsWith('late'));
  const soon = notices.filter(({ stage }) => !stage.startsWith('late'));
  const kind = late.length === 0 ? 'soon' : soon.length === 0 ? 'onlyLate' : 'late';
  const part = (heading: string, listed: LetterNotice[]) =>
    listed.length > 0 ? [[heading, ...listed.map(lineOf)].join('\n')] : [];
  return {
    subject: fill(texts.subject[kind], { late: late.length, soon: soon.length }),
    text: [
      texts.hello,
      ...part(texts.late, late),
      ...part(texts.soon, soon),
      `${fill(texts.open, { url })}\n${texts.choose}`,
    ].join('\n\n'),
  };
}

function lineOf({ dueOn, school, title }: LetterNotice): string {
  const values = { day: dayName('ru', dueOn), title: title.ru, school: school?.ru ?? '' };
  return fill(school === null ? texts.line : texts.lineAtSchool, values);
}
