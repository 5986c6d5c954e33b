import type { WordPart } from '../../kind.ts';
import type { WordGround } from '../../word/ground.ts';
import shared from '../../word/texts.json' with { type: 'json' };
import texts from './word.json' with { type: 'json' };

type Held = { title: string; place: string; attendance: { schoolId: number; people: number | null }[] };

export function minutesOf({ attendance, place, title }: Held, { language, nameOf }: WordGround): WordPart {
  const head = [shared.facts.school[language], texts.people[language]];
  const rows = attendance.map(({ people, schoolId }) => [
    nameOf(schoolId),
    people === null ? shared.few[language] : String(people),
  ]);
  return {
    title: texts.title,
    facts: [
      [texts.topic[language], title],
      [texts.place[language], place],
    ],
    sections: rows.length > 0 ? [{ title: texts.attendance[language], table: [head, ...rows] }] : [],
    signatures: [texts.chair[language], texts.secretary[language]],
  };
}
