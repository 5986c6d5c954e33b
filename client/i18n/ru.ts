/** All sentences of the workplace. The Russian texts are the source of keys; `en.ts` is typed to them. */

import { account, accountLink, accounts, appointments, tutors } from './ru/accounts.ts';
import { answering, roll } from './ru/answering.ts';
import { audit } from './ru/audit.ts';
import { campaigns } from './ru/campaigns.ts';
import { change } from './ru/change.ts';
import { compare } from './ru/compare.ts';
import { content, tableFault } from './ru/content.ts';
import { designations } from './ru/designations.ts';
import { district } from './ru/district.ts';
import { evidence } from './ru/evidence.ts';
import { districtExit, exit } from './ru/exit.ts';
import { factor } from './ru/factor.ts';
import { keying } from './ru/keying.ts';
import { meeting } from './ru/meeting.ts';
import { network } from './ru/network.ts';
import { notices } from './ru/notices.ts';
import { objectivity } from './ru/objectivity.ts';
import { objectivitySources, objectivityWork } from './ru/objectivityWork.ts';
import { links, methods, overview, risks } from './ru/pages.ts';
import { conflict, plan } from './ru/plan.ts';
import { practice } from './ru/practice.ts';
import { publications } from './ru/publications.ts';
import { quality } from './ru/quality.ts';
import { results, resultTables } from './ru/results.ts';
import { audience, cell, designation, risk } from './ru/risk.ts';
import { roadmap } from './ru/roadmap.ts';
import { directorReturn, school } from './ru/school.ts';
import { programme, schoolRoadmap, schoolRoadmaps } from './ru/schoolRoadmap.ts';
import { schoolTasks } from './ru/schoolTasks.ts';
import { roles, shell, signIn } from './ru/shell.ts';
import { vprImport } from './ru/vprImport.ts';
import { work } from './ru/work.ts';

export const ru = {
  account,
  accountLink,
  accounts,
  appointments,
  answering,
  audience,
  campaigns,
  audit,
  cell,
  change,
  conflict,
  compare,
  content,
  designation,
  directorReturn,
  designations,
  district,
  evidence,
  districtExit,
  exit,
  factor,
  keying,
  links,
  meeting,
  methods,
  network,
  notices,
  overview,
  objectivity,
  objectivitySources,
  objectivityWork,
  plan,
  publications,
  practice,
  programme,
  quality,
  results,
  resultTables,
  risk,
  risks,
  roadmap,
  roles,
  roll,
  school,
  schoolRoadmap,
  schoolRoadmaps,
  schoolTasks,
  shell,
  signIn,
  tableFault,
  tutors,
  vprImport,
  work,
};

export type RussianTexts = typeof ru;
