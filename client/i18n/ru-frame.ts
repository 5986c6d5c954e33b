/** What whoever is not signed in reads: the frame and the sign-in. */
import { roles } from './ru/people/roles.ts';
import { signIn } from './ru/people/signIn.ts';
import { shell } from './ru/shell.ts';

export const ruFrame = { roles, shell, signIn };
