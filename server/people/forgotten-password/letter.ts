/** The letter with a link for a new password, in Russian, in plain text. */
import { fill } from '../../ground/documents/wording.ts';
import texts from './texts.json' with { type: 'json' };

/** @param address of the link, whole @param username by which its owner signs in */
export function composeLetter(username: string, address: string): { subject: string; text: string } {
  const text = [texts.hello, `${fill(texts.asked, { username })}\n${address}`, texts.until, texts.notYou].join('\n\n');
  return { subject: texts.subject, text };
}
