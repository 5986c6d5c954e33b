/** The message of a school for a chat: plain text, a block for each audience and class. Pure. */
import type { Language } from '../../../surveys/schema.ts';
import { dayName, fill } from '../../ground/documents/wording.ts';
import type { AnsweringResponse } from '../modes/schemas.ts';
import { groupName, textsIn } from '../paper/texts.ts';
import { ALL_GRADES } from '../submissions/cell.ts';
import texts from './texts.json' with { type: 'json' };

type MessageParts = Pick<AnsweringResponse, 'address' | 'closesOn' | 'groups' | 'links' | 'title'> & { school: string };

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Closed links are left out, and so are groups without a way in: nobody is sent to nothing. */
export function composeMessage(language: Language, parts: MessageParts): string {
  const { address, closesOn, groups, links, school, title } = parts;
  const { message } = texts;
  const lead = fill(message.lead[language], {
    day: dayName(language, closesOn),
    anonymous: textsIn(language).notice.anonymous,
  });
  const blocks = groups.flatMap(({ audience, codes, grade, way }) => {
    const name = capital(groupName(language, audience, grade ?? ALL_GRADES));
    if (way === 'paper') return [`${name}: ${message.paper[language]}`];
    if (way === 'codes') return codes > 0 ? [`${name}: ${message.codes[language]}`] : [];
    const own = links.filter((link) => link.audience === audience && link.grade === grade && !link.closed);
    if (own.length === 0) return [];
    const lines = own.map(({ code, label }) => [label, `${address}/s/${code}`].filter(Boolean).join(': '));
    return [`${name}:\n${lines.join('\n')}`];
  });
  return `${[fill(message.head[language], { title: title[language], school }), lead, ...blocks].join('\n\n')}\n`;
}
