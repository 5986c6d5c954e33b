/** A seminar, a meeting, a methodical day, a webinar: planned, held or cancelled, with attendance by school. */
import { type Static, Type } from 'typebox';
import { eventTopics, eventTypes } from '../../../../surveys/roadmap-rules.ts';
import { Id, orNull } from '../../../ground/http/schemas.ts';
import { Attendance, Line, Link, Text } from './shapes.ts';

export const EventType = Type.Enum([...eventTypes]);
export type EventType = Static<typeof EventType>;

export const EventTopic = Type.Enum([...eventTopics]);

export const EventData = Type.Object(
  {
    type: EventType,
    title: Line,
    state: Type.Enum(['planned', 'held', 'cancelled']),
    /** Of a seminar at a strong school; null for all else. */
    topic: orNull(EventTopic),
    hostSchoolId: orNull(Id),
    /** The subject of an association's meeting, the tool of a webinar: whatever tells it apart. */
    place: Type.String({ maxLength: 200 }),
    link: Link,
    /** The request that it answers; null for all else. */
    requestId: orNull(Id),
    attendance: Type.Array(Attendance, { maxItems: 500 }),
    /** Whom it was for, what came of it, why it was cancelled. */
    note: Text,
  },
  { additionalProperties: false },
);
export type EventData = Static<typeof EventData>;
