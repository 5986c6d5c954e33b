/** A seminar, a meeting, a methodical day, a webinar: planned, held or cancelled, with attendance by school. */
import { Type } from 'typebox';
import { eventTopics, eventTypes } from '../../../../../surveys/roadmap-rules.ts';
import { orNull } from '../../../../ground/http/schemas.ts';
import { ALL, defineKind, faultAt, ifInFuture, OFFICE } from '../../kind.ts';
import { Line, Link, line, Progress, Reference, School, Text } from '../../shapes.ts';
import { minutesOf } from './word.ts';

const Attendance = Type.Object(
  { schoolId: School, people: Type.Integer({ minimum: 1, maximum: 1000, asks: 'count' }) },
  { additionalProperties: false },
);

export const event = defineKind({
  shape: Type.Object(
    {
      type: Type.Enum([...eventTypes]),
      title: Line,
      state: Progress,
      /** Of a seminar at a strong school; null for all else. */
      topic: orNull(Type.Enum([...eventTopics])),
      hostSchoolId: orNull(School),
      /** The subject of an association's meeting, the tool of a webinar: whatever tells it apart. */
      place: line(200),
      link: Link,
      attendance: Type.Array(Attendance, { maxItems: 500 }),
      /** Whom it was for, what came of it, why it was cancelled. */
      note: Text,
      /** The request that it answers; null for all else. */
      requestId: orNull(Reference),
    },
    { additionalProperties: false },
  ),
  people: [{ rows: 'attendance', whole: 'people', parts: [] }],
  rights: { district: OFFICE, school: ALL, readers: [...ALL, 'workingGroup', 'mentor', 'psychologist'] },
  faults({ attendance, state }, occursOn, today) {
    const schools = attendance.map(({ schoolId }) => schoolId);
    return [
      ...(schools.length === new Set(schools).size ? [] : [faultAt('attendance', 'names a school twice')]),
      ...(state === 'held' ? ifInFuture('body/occursOn', occursOn, today) : []),
    ];
  },
  namedSchools: ({ attendance, hostSchoolId }) => [
    ...attendance.map(({ schoolId }) => schoolId),
    ...(hostSchoolId === null ? [] : [hostSchoolId]),
  ],
  word: (data, ground) => (data.state === 'held' ? minutesOf(data, ground) : null),
});
