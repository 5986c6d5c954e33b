import type { Role } from '../../../../server/people/identity/schemas.ts';

export const roles = {
  administrator: 'Administrator',
  chief: 'Chief specialist of the department',
  analyst: 'Analyst of the method office',
  tutor: 'Municipal tutor',
  mentor: 'Mentor',
  workingGroup: 'Member of the working group',
  head: 'Head of a school',
  coordinator: 'School coordinator',
  psychologist: 'School psychologist',
  viewer: 'Viewer',
} satisfies Record<Role, string>;
