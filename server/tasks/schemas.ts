import { type Static, Type } from 'typebox';
import { Day, Id, Localized } from '../http/schemas.ts';
import { TASK_KINDS } from './task.ts';

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
      roles: Type.Array(Type.String()),
      from: Type.Union([Day, Type.Null()]),
      due: Day,
      path: Type.String(),
    }),
  ),
});
export type TasksResponse = Static<typeof TasksResponse>;
export type TaskView = TasksResponse['tasks'][number];
