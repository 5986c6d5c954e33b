import type { Role } from '../../../../server/people/identity/roles.ts';

/** What each role is expected to be allowed, written apart from the server's own table. */
type Expected = {
  /** Where the role lies in the world of the test. */
  place: 'territory' | 'school';
  /** `a:b,c` are the permissions `a:b` and `a:c`. */
  permissions: string;
};

export const ROLES: Record<Role, Expected> = {
  administrator: {
    place: 'territory',
    permissions: `
      accounts:read,invite,manage audit:read campaigns:read content:read coverage:read jobs:manage
      school:contact schools:manage setup:read territories:manage
    `,
  },
  chief: {
    place: 'territory',
    permissions: `
      accounts:read,invite audit:read campaigns:read,end content:read,confirm coverage:read
      evidence:read,write exit:judge meeting:prepare objectivity:read,work plan:read practice:read
      publications:read,write,step results:read return:read roadmap:read,edit tutors:read,assign
      school:contact schools:manage setup:read territories:manage
    `,
  },
  analyst: {
    place: 'territory',
    permissions: `
      campaigns:read,manage codes:hand content:read,confirm coverage:read evidence:read,write
      exit:judge links:read meeting:prepare objectivity:read,work plan:read practice:read
      publications:read,write,step results:read return:read roadmap:read,edit roll:edit tutors:read
      school:contact schools:manage setup:read vpr:import
    `,
  },
  tutor: {
    place: 'school',
    permissions: `
      campaigns:read content:read coverage:read evidence:read,write lessons:observe objectivity:read
      plan:read,write practice:read publications:read,step results:read return:read roadmap:read
      visits:plan work:read
    `,
  },
  mentor: {
    place: 'school',
    permissions: 'content:read evidence:read,write lessons:observe work:read',
  },
  workingGroup: {
    place: 'school',
    permissions: 'content:read evidence:read,write publications:read,step work:read',
  },
  head: {
    place: 'school',
    permissions: `
      accounts:read,invite campaigns:read content:read coverage:read evidence:read,write links:read
      objectivity:read plan:read,write practice:read publications:read,write,step results:read
      return:read,sign roadmap:read school:appoint,contact
    `,
  },
  coordinator: {
    place: 'school',
    permissions: `
      answers:key campaigns:read codes:hand content:read coverage:read evidence:read,write links:read
      plan:read,write practice:read publications:read,write,step results:read return:read roadmap:read
      roll:edit
    `,
  },
  psychologist: {
    place: 'school',
    permissions: 'content:read evidence:read,write work:read',
  },
  viewer: {
    place: 'territory',
    permissions: 'campaigns:read content:read',
  },
};

/** The permissions that a role is expected to have, in the order of the alphabet. */
export function permissionsOf(role: Role): string[] {
  const groups = ROLES[role].permissions.trim().split(/\s+/);
  return groups
    .flatMap((group) => {
      const [subject, actions] = group.split(':');
      return actions.split(',').map((action) => `${subject}:${action}`);
    })
    .sort();
}
