/** All sentences of the workplace. The Russian texts are the source of keys; `en.ts` is typed to them. */

import { answering, roll } from './ru/answering/answering.ts';
import { campaigns } from './ru/answering/campaigns.ts';
import { enrolment } from './ru/answering/enrolment.ts';
import { handOut } from './ru/answering/handOut.ts';
import { keying } from './ru/answering/keying.ts';
import { links } from './ru/answering/links.ts';
import { people } from './ru/answering/people.ts';
import { content, tableFault } from './ru/content/content.ts';
import { methods } from './ru/content/methods.ts';
import { district } from './ru/daily/district.ts';
import { notices } from './ru/daily/notices.ts';
import { overview } from './ru/daily/overview.ts';
import { schoolTasks } from './ru/daily/schoolTasks.ts';
import { setup } from './ru/daily/setup.ts';
import { work } from './ru/daily/work.ts';
import { objectivity } from './ru/objectivity/objectivity.ts';
import { objectivityAbsence } from './ru/objectivity/objectivityAbsence.ts';
import { objectivityChanges } from './ru/objectivity/objectivityChanges.ts';
import { objectivityChecks } from './ru/objectivity/objectivityChecks.ts';
import { objectivityItems } from './ru/objectivity/objectivityItems.ts';
import { objectivityReports } from './ru/objectivity/objectivityReports.ts';
import { objectivitySources, objectivityWork } from './ru/objectivity/objectivityWork.ts';
import { vprFiles } from './ru/objectivity/vprFiles.ts';
import { vprImport } from './ru/objectivity/vprImport.ts';
import { jobs } from './ru/operation/jobs.ts';
import { account, accountLink, accounts, appointments, tutors } from './ru/people/accounts.ts';
import { audit } from './ru/people/audit.ts';
import { registerImport, schoolAsk, tablePlace } from './ru/people/imports.ts';
import { accountImport, invitations } from './ru/people/invitations.ts';
import { schoolRegister, territories } from './ru/people/schools.ts';
import { change } from './ru/profiles/change.ts';
import { compare } from './ru/profiles/compare.ts';
import { factor } from './ru/profiles/factor.ts';
import { official } from './ru/profiles/official.ts';
import { quality } from './ru/profiles/quality.ts';
import { audience, cell, designation, risk } from './ru/profiles/risk.ts';
import { risks } from './ru/profiles/risks.ts';
import { directorReturn, school } from './ru/profiles/school.ts';
import { publications } from './ru/publishing/publications.ts';
import { results, resultTables } from './ru/results/results.ts';
import { designations } from './ru/roadmap/designations.ts';
import { evidence } from './ru/roadmap/evidence.ts';
import { districtExit, exit } from './ru/roadmap/exit.ts';
import { meeting } from './ru/roadmap/meeting.ts';
import { network } from './ru/roadmap/network.ts';
import { conflict, plan } from './ru/roadmap/plan.ts';
import { practice } from './ru/roadmap/practice.ts';
import { roadmap } from './ru/roadmap/roadmap.ts';
import { programme, schoolRoadmap, schoolRoadmaps } from './ru/roadmap/schoolRoadmap.ts';
import { ruFrame } from './ru-frame.ts';

export const ru = {
  ...ruFrame,
  account,
  accountLink,
  accounts,
  accountImport,
  invitations,
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
  handOut,
  districtExit,
  exit,
  factor,
  jobs,
  enrolment,
  keying,
  links,
  meeting,
  official,
  methods,
  network,
  notices,
  overview,
  people,
  objectivity,
  objectivityAbsence,
  objectivityChanges,
  objectivityItems,
  objectivityChecks,
  objectivityReports,
  objectivitySources,
  objectivityWork,
  plan,
  publications,
  practice,
  programme,
  quality,
  registerImport,
  schoolAsk,
  tablePlace,
  results,
  resultTables,
  risk,
  risks,
  roadmap,
  roll,
  school,
  schoolRegister,
  schoolRoadmap,
  schoolRoadmaps,
  schoolTasks,
  setup,
  tableFault,
  territories,
  tutors,
  vprFiles,
  vprImport,
  work,
};

export type RussianTexts = typeof ru;
