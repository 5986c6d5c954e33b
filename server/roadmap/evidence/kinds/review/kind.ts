/** A review of a concept document against criteria, by a tutor or by the working group. */
import { Type } from 'typebox';
import { orNull } from '../../../../ground/http/schemas.ts';
import { ALL, defineKind, ifInFuture } from '../../kind.ts';
import { answersTo, DocumentType, Line, Reference, Text } from '../../shapes.ts';
import { answeredSections } from '../../word/ground.ts';
import shared from '../../word/texts.json' with { type: 'json' };
import texts from './word.json' with { type: 'json' };

const FORM = 'document-review';
/** Who reviews: each document is read by one of each, apart. */
export const REVIEWERS = ['tutor', 'workingGroup'] as const;

export const review = defineKind({
  shape: Type.Object(
    {
      document: DocumentType,
      title: Line,
      reviewer: Type.Enum([...REVIEWERS]),
      answers: answersTo(FORM),
      verdict: Type.Enum(['accept', 'revise', 'return']),
      note: Text,
      /** What was read: evidence of the kind document, or a publication; null where neither is kept here. */
      documentId: orNull(Reference),
      publicationId: orNull(Reference),
    },
    { additionalProperties: false },
  ),
  rights: { district: [], school: REVIEWERS, readers: [...ALL, 'workingGroup'] },
  faults: (_, occursOn, today) => ifInFuture('body/occursOn', occursOn, today),
  writtenBy: ({ reviewer }) => reviewer,
  word: ({ answers, reviewer, title, verdict }, ground) => ({
    title: texts.title,
    facts: [
      [texts.document[ground.language], title],
      [texts.reviewer[ground.language], shared.roles[reviewer][ground.language]],
      [texts.verdict[ground.language], texts.verdicts[verdict][ground.language]],
    ],
    sections: answeredSections(ground, FORM, answers),
    signatures: [shared.signatures[reviewer][ground.language]],
  }),
});
