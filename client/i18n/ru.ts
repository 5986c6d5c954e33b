/** All sentences of the workplace. The Russian texts are the source of keys; `en.ts` is typed to them. */

import { account, accountLink, accounts, appointments, tutors } from './ru/accounts.ts';
import { content, tableFault } from './ru/content.ts';
import { factor } from './ru/factor.ts';
import { links, methods, overview, risks } from './ru/pages.ts';
import { plan } from './ru/plan.ts';
import { quality } from './ru/quality.ts';
import { audience, cell, designation, risk } from './ru/risk.ts';
import { directorReturn, school } from './ru/school.ts';
import { roles, shell, signIn } from './ru/shell.ts';

export const ru = {
  account,
  accountLink,
  accounts,
  appointments,
  audience,
  cell,
  content,
  designation,
  directorReturn,
  factor,
  links,
  methods,
  overview,
  plan,
  quality,
  risk,
  risks,
  roles,
  school,
  shell,
  signIn,
  tableFault,
  tutors,
};

export type RussianTexts = typeof ru;
