/** A visit of a tutor to a school: `occurs_on` is its day in the schedule. */
import { Type } from 'typebox';
import { orNull } from '../../../../ground/http/schemas.ts';
import { ALL, defineKind, faultAt, ifInFuture } from '../../kind.ts';
import { answersTo, OnDay, Progress, Text } from '../../shapes.ts';
import { answeredSections } from '../../word/ground.ts';
import shared from '../../word/texts.json' with { type: 'json' };
import texts from './word.json' with { type: 'json' };

const FORM = 'visit-report';

export const visit = defineKind({
  shape: Type.Object(
    {
      state: Progress,
      purpose: Text,
      /** The day on which it took place; null before. */
      heldOn: orNull(OnDay),
      /** Null while there is no report. */
      report: orNull(answersTo(FORM)),
      /** Why it was moved or cancelled. */
      note: Text,
    },
    { additionalProperties: false },
  ),
  rights: { district: [], school: ['tutor'], readers: ALL },
  namedDays: ({ heldOn }) => [['heldOn', heldOn]],
  faults: ({ heldOn, state }, _, today) => [
    ...((state === 'held') === (heldOn !== null)
      ? []
      : [faultAt('heldOn', 'belongs to a visit that was held, and to each of them')]),
    ...ifInFuture('body/data/heldOn', heldOn, today),
  ],
  word: ({ purpose, report, state }, ground) =>
    state === 'held'
      ? {
          title: texts.title,
          facts: [[texts.purpose[ground.language], purpose]],
          sections: answeredSections(ground, FORM, report ?? {}),
          signatures: [shared.signatures.tutor[ground.language], shared.signatures.head[ground.language]],
        }
      : null,
});
