import { type Static, Type } from 'typebox';

/** POST /api/demo/leave (public): begins a district of one's own and starts it in the place of the demo. 404 outside the demo. */
export const LeaveBody = Type.Object(
  {
    /** Printed by the start. */
    code: Type.String({ minLength: 1, maxLength: 40 }),
  },
  { additionalProperties: false },
);

/** The demo ends after this answer; `/api/about` without `demo` tells that the district is there. */
export const LeaveResponse = Type.Object({
  /** Folders on the server: what a backup copies, and what it leaves out. */
  data: Type.String(),
  keys: Type.String(),
  /** Where the first administrator is made; null when there is one. */
  setupPath: Type.Union([Type.String(), Type.Null()]),
});
export type LeaveResponse = Static<typeof LeaveResponse>;
