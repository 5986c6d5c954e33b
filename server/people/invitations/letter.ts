/** The letter with an invitation, in Russian, in plain text. */
import type { Localized } from '../../../surveys/schema.ts';
import { fill } from '../../ground/documents/wording.ts';
import texts from './texts.json' with { type: 'json' };

export type InvitationLetter = {
  name: string;
  roles: { title: Localized; place: Localized }[];
  /** The whole address of the link. */
  link: string;
  until: string;
  needsSecondFactor: boolean;
};

/** @param address of this installation, without a slash at its end */
export function composeLetter(letter: InvitationLetter, address: string): { subject: string; text: string } {
  const { letter: words } = texts;
  const roles = letter.roles.map(({ place, title }) => fill(words.role, { role: title.ru, place: place.ru }));
  const after = [fill(words.steps, { address }), ...(letter.needsSecondFactor ? [words.second] : [])];
  return {
    subject: words.subject,
    text: [
      fill(words.hello, { name: letter.name }),
      [words.roles, ...roles].join('\n'),
      `${words.open}\n${letter.link}`,
      after.join(' '),
      fill(words.until, { until: letter.until }),
      words.notYou,
    ].join('\n\n'),
  };
}
