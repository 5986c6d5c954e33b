import { answering, roll } from './en/answering/answering.ts';
import { campaigns } from './en/answering/campaigns.ts';
import { enrolment } from './en/answering/enrolment.ts';
import { handOut } from './en/answering/handOut.ts';
import { keying } from './en/answering/keying.ts';
import { links } from './en/answering/links.ts';
import { people } from './en/answering/people.ts';
import { content, tableFault } from './en/content/content.ts';
import { methods } from './en/content/methods.ts';
import { district } from './en/daily/district.ts';
import { notices } from './en/daily/notices.ts';
import { overview } from './en/daily/overview.ts';
import { schoolTasks } from './en/daily/schoolTasks.ts';
import { setup } from './en/daily/setup.ts';
import { work } from './en/daily/work.ts';
import { objectivity } from './en/objectivity/objectivity.ts';
import { objectivityAbsence } from './en/objectivity/objectivityAbsence.ts';
import { objectivityChanges } from './en/objectivity/objectivityChanges.ts';
import { objectivityChecks } from './en/objectivity/objectivityChecks.ts';
import { objectivityItems } from './en/objectivity/objectivityItems.ts';
import { objectivityReports } from './en/objectivity/objectivityReports.ts';
import { objectivitySources, objectivityWork } from './en/objectivity/objectivityWork.ts';
import { vprFiles } from './en/objectivity/vprFiles.ts';
import { vprImport } from './en/objectivity/vprImport.ts';
import { jobs } from './en/operation/jobs.ts';
import { account, accountLink, accounts, appointments, tutors } from './en/people/accounts.ts';
import { audit } from './en/people/audit.ts';
import { registerImport, schoolAsk, tablePlace } from './en/people/imports.ts';
import { accountImport, invitations } from './en/people/invitations.ts';
import { schoolRegister, territories } from './en/people/schools.ts';
import { change } from './en/profiles/change.ts';
import { compare } from './en/profiles/compare.ts';
import { factor } from './en/profiles/factor.ts';
import { official } from './en/profiles/official.ts';
import { quality } from './en/profiles/quality.ts';
import { audience, cell, designation, risk } from './en/profiles/risk.ts';
import { risks } from './en/profiles/risks.ts';
import { directorReturn, school } from './en/profiles/school.ts';
import { publications } from './en/publishing/publications.ts';
import { results, resultTables } from './en/results/results.ts';
import { designations } from './en/roadmap/designations.ts';
import { evidence } from './en/roadmap/evidence.ts';
import { districtExit, exit } from './en/roadmap/exit.ts';
import { meeting } from './en/roadmap/meeting.ts';
import { network } from './en/roadmap/network.ts';
import { conflict, plan } from './en/roadmap/plan.ts';
import { practice } from './en/roadmap/practice.ts';
import { roadmap } from './en/roadmap/roadmap.ts';
import { programme, schoolRoadmap, schoolRoadmaps } from './en/roadmap/schoolRoadmap.ts';
import { enFrame } from './en-frame.ts';
import type { RussianTexts } from './ru.ts';
import type { Texts } from './texts.ts';

export const en: Texts<RussianTexts> = {
  ...enFrame,
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
