import { type Static, Type } from 'typebox';
import { Day, Id, Localized } from '../../ground/http/schemas.ts';
import { RoleName } from '../../people/identity/schemas.ts';
import { EvidenceKind } from '../../roadmap/evidence/schemas.ts';
import { BEGINNING_PAGES } from './beginning.ts';
import { TASK_KINDS } from './task.ts';

/** The form of a new record with what is known of it, or a page. */
const Beginning = Type.Union([
  Type.Object({
    to: Type.Literal('record'),
    kind: EvidenceKind,
    given: Type.Record(Type.String(), Type.String()),
    title: Type.Union([Localized, Type.Null()]),
  }),
  Type.Object({ to: Type.Enum([...BEGINNING_PAGES]) }),
]);
export type Beginning = Static<typeof Beginning>;

/** GET /api/tasks: whatever is the caller's turn. GET /api/schools/{id}/tasks: whatever is asked of a school. In the order of their days. */
export const TasksResponse = Type.Object({
  today: Day,
  tasks: Type.Array(
    Type.Object({
      key: Type.String(),
      kind: Type.Enum([...TASK_KINDS]),
      title: Localized,
      schoolId: Type.Union([Id, Type.Null()]),
      /** Whose turn it is; any one of these roles. */
      roles: Type.Array(RoleName),
      from: Type.Union([Day, Type.Null()]),
      due: Day,
      path: Type.String(),
      /** What begins what is missing; empty where `path` is all there is. */
      begin: Type.Array(Beginning),
    }),
  ),
});
export type TasksResponse = Static<typeof TasksResponse>;
export type TaskView = TasksResponse['tasks'][number];
