/** What a school asks for: a seminar, help, or a word with another school. */
import { Type } from 'typebox';
import { orNull } from '../../../../ground/http/schemas.ts';
import { ALL, defineKind, faultAt, ifInFuture } from '../../kind.ts';
import { OnDay, School, Text } from '../../shapes.ts';

export const request = defineKind({
  shape: Type.Object(
    {
      type: Type.Enum(['help', 'seminar', 'contact']),
      topic: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S', asks: 'line', label: 'topicLine' }),
      text: Text,
      /** The school that is asked for contact; null for all else. */
      toSchoolId: orNull(School),
      state: Type.Enum(['received', 'underWay', 'answered', 'withdrawn']),
      answer: Text,
      /** The day of the answer; null before. */
      answeredOn: orNull(OnDay),
    },
    { additionalProperties: false },
  ),
  rights: { district: [], school: ALL, readers: ALL, ownReaders: ['mentor'] },
  namedDays: ({ answeredOn }) => [['answeredOn', answeredOn]],
  faults({ answeredOn, state, toSchoolId, type }, _, today) {
    const future = ifInFuture('body/data/answeredOn', answeredOn, today);
    if ((state === 'answered') !== (answeredOn !== null)) {
      return [faultAt('answeredOn', 'belongs to a request that was answered, and to each of them'), ...future];
    }
    if ((type === 'contact') !== (toSchoolId !== null)) {
      return [faultAt('toSchoolId', 'belongs to a request for contact, and to each of them'), ...future];
    }
    return future;
  },
  namedSchools: ({ toSchoolId }) => (toSchoolId === null ? [] : [toSchoolId]),
  addressee: ({ toSchoolId }) => toSchoolId,
});
