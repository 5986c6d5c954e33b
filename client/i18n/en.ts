import { account, accountLink, accounts, appointments, tutors } from './en/accounts.ts';
import { answering, roll } from './en/answering.ts';
import { audit } from './en/audit.ts';
import { campaigns } from './en/campaigns.ts';
import { change } from './en/change.ts';
import { compare } from './en/compare.ts';
import { content, tableFault } from './en/content.ts';
import { designations } from './en/designations.ts';
import { district } from './en/district.ts';
import { evidence } from './en/evidence.ts';
import { districtExit, exit } from './en/exit.ts';
import { factor } from './en/factor.ts';
import { keying } from './en/keying.ts';
import { meeting } from './en/meeting.ts';
import { network } from './en/network.ts';
import { notices } from './en/notices.ts';
import { objectivity } from './en/objectivity.ts';
import { objectivitySources, objectivityWork } from './en/objectivityWork.ts';
import { links, methods, overview, risks } from './en/pages.ts';
import { conflict, plan } from './en/plan.ts';
import { practice } from './en/practice.ts';
import { publications } from './en/publications.ts';
import { quality } from './en/quality.ts';
import { results, resultTables } from './en/results.ts';
import { audience, cell, designation, risk } from './en/risk.ts';
import { roadmap } from './en/roadmap.ts';
import { directorReturn, school } from './en/school.ts';
import { programme, schoolRoadmap, schoolRoadmaps } from './en/schoolRoadmap.ts';
import { schoolTasks } from './en/schoolTasks.ts';
import { roles, shell, signIn } from './en/shell.ts';
import { vprImport } from './en/vprImport.ts';
import { work } from './en/work.ts';
import type { RussianTexts } from './ru.ts';
import type { Texts } from './texts.ts';

export const en: Texts<RussianTexts> = {
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
