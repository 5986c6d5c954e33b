import { type Static, Type } from 'typebox';
import { Day, Localized, orNull } from '../../ground/http/schemas.ts';

/** GET /api/notices: newest first, 200 at most. */
export const NoticesResponse = Type.Object({
  notices: Type.Array(
    Type.Object({
      key: Type.String(),
      /** `week` or `day` before, `late0` from the day after, `late1` a week later. */
      stage: Type.String(),
      kind: Type.String(),
      title: Localized,
      school: orNull(Localized),
      dueOn: Day,
      path: Type.String(),
      madeOn: Day,
      isRead: Type.Boolean(),
    }),
  ),
  unread: Type.Integer(),
});
export type NoticesResponse = Static<typeof NoticesResponse>;
export type Notice = NoticesResponse['notices'][number];

/** POST /api/notices/read: some of them, or all. */
export const ReadBody = Type.Object(
  { keys: orNull(Type.Array(Type.String({ maxLength: 300 }), { maxItems: 200 })) },
  { additionalProperties: false },
);

export const ReminderChoice = Type.Object(
  { notices: Type.Boolean(), mail: Type.Enum(['off', 'daily', 'weekly']) },
  { additionalProperties: false },
);
export type ReminderChoice = Static<typeof ReminderChoice>;

/** GET /api/account/reminders */
export const RemindersResponse = Type.Object({
  choice: ReminderChoice,
  /** Where letters go; null when the account has no address. */
  address: orNull(Type.String()),
  /** Whether this installation sends mail at all. */
  hasMail: Type.Boolean(),
  /** Whether a calendar address exists; it is shown once, when it is made. */
  hasCalendar: Type.Boolean(),
});
export type RemindersResponse = Static<typeof RemindersResponse>;

/** POST /api/account/calendar: the only time that the address is shown. */
export const CalendarAddress = Type.Object({ path: Type.String() });
export type CalendarAddress = Static<typeof CalendarAddress>;
