/** What whoever is not signed in reads: the frame and the sign-in. */
import { roles } from './en/people/roles.ts';
import { signIn } from './en/people/signIn.ts';
import { shell } from './en/shell.ts';

export const enFrame = { roles, shell, signIn };
