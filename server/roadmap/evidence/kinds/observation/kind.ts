/** An open lesson that was observed and analysed. The teacher is not named. */
import { Type } from 'typebox';
import { ALL, defineKind, ifInFuture } from '../../kind.ts';
import { answersTo, Text } from '../../shapes.ts';
import { answeredSections } from '../../word/ground.ts';
import shared from '../../word/texts.json' with { type: 'json' };
import texts from './word.json' with { type: 'json' };

const FORM = 'lesson-observation';
/** Who observes lessons: each school is seen by one of each. */
export const OBSERVERS = ['mentor', 'tutor'] as const;

export const observation = defineKind({
  shape: Type.Object(
    {
      observer: Type.Enum([...OBSERVERS]),
      answers: answersTo(FORM),
      /** Whether it was talked over with the teacher. */
      analysed: Type.Boolean(),
      note: Text,
    },
    { additionalProperties: false },
  ),
  people: [{ whole: 'answers/pupils', parts: [] }],
  rights: { district: [], school: OBSERVERS, readers: ALL, ownReaders: ['mentor'] },
  faults: (_, occursOn, today) => ifInFuture('body/occursOn', occursOn, today),
  writtenBy: ({ observer }) => observer,
  word: ({ analysed, answers, observer }, ground) => ({
    title: texts.title,
    facts: [
      [texts.observer[ground.language], shared.roles[observer][ground.language]],
      [texts.analysed[ground.language], (analysed ? shared.yes : shared.no)[ground.language]],
    ],
    sections: answeredSections(ground, FORM, answers),
    signatures: [shared.signatures[observer][ground.language]],
  }),
});
