import type { ru } from '../../ru.ts';

export const setup: typeof ru.setup = {
  title: 'Setting the district up',
  lead: 'Eight steps from an empty installation to the first campaign. Each can be left and taken up later: what is done is kept.',
  leadNext: 'What to prepare for {{year}}: statuses, numbers of people, appointments, the roadmap and the campaign.',
  territory: 'Municipality',
  year: 'Year',
  progress: 'Steps done: {{done}} of {{all}}',
  complete: 'The district is set up. This page stays as a checklist: for a new year choose the next one.',
  none: {
    title: 'There is no municipality here',
    text: 'Add a municipality, then it can be set up.',
    way: 'Territories',
  },
  state: { done: 'Done', partly: 'Begun', open: 'Not begun', waits: 'After “{{step}}”' },
  doneOf: '{{done}} of {{all}}',
  others: 'This step is done by: {{roles}}.',
  roles: {
    title: 'Nobody in the district has these roles yet',
    text: 'The analyst keeps the list of statuses, numbers of people, the roadmap and campaigns; the chief specialist assigns tutors and closes campaigns. Invite them. Where one person does it all, give yourself the roles.',
    take: 'Give myself: {{role}}',
    caution:
      'Where one person both hands out links and closes campaigns, anonymity is protected less well: separate the roles if you can.',
    invite: 'Invite somebody',
  },
  steps: {
    district: {
      title: 'District',
      why: 'Its name stands on all documents and pages. A region may lie above it.',
      act: 'Open territories',
    },
    schools: {
      title: 'Schools',
      why: 'Full and short names, logins of FIS OKO and tax numbers are how schools are known in every file.',
      act: 'Open schools',
    },
    statuses: {
      title: 'Statuses of schools',
      why: 'The list is set by an order for a year. Tutors and support follow it.',
      act: 'Open the list',
    },
    enrolment: {
      title: 'Numbers of people',
      why: 'Coverage and the protection of small groups depend on the numbers of teachers, students of grades 6 and 8 and their parents. Numbers since the beginning of the school year count.',
      act: 'Enter numbers',
    },
    people: {
      title: 'People and roles',
      why: 'Every school needs a head, who signs the return, and a coordinator, who hands out questionnaires.',
      act: 'Open accounts',
    },
    tutors: {
      title: 'Tutors of schools',
      why: 'Every school of the list gets a tutor, who sees its results and plans visits.',
      act: 'Assign tutors',
    },
    roadmap: {
      title: 'Roadmap of the year',
      why: '28 activities after the template. Dates and people responsible can be changed.',
      act: 'Open the roadmap',
    },
    campaign: {
      title: 'Campaign',
      why: 'Choose schools and days. Once it is open schools get links and cards.',
      act: 'Open campaigns',
    },
  },
  lacks: {
    noSchools: 'There are no schools yet: load the register as a file or add them one by one.',
    noList: 'There is no list for this year.',
    earlierList: 'The list of last year is in force; there is no new one yet.',
    noNumbers: 'Schools with incomplete numbers ({{count}}):',
    noChief: 'There is no chief specialist.',
    noAnalyst: 'There is no analyst.',
    noHead: 'Schools without a head in Opora ({{count}}):',
    noCoordinator: 'Schools without a coordinator ({{count}}):',
    invitationsOpen: 'Invitations that wait to be used: {{count}}.',
    invitationsOver: 'Invitations that have expired: {{count}}. Invite these people again.',
    noTutors: 'No tutor is assigned to a school yet.',
    noTutor: 'Schools of the list without a tutor ({{count}}):',
    rolesAtClosed: 'Roles at closed schools should be ended: {{count}}.',
    noRoadmap: 'There is no roadmap for this year yet.',
    noCampaign: 'No campaign is planned for this year.',
    planned: 'The campaign is planned and not opened yet.',
    noWay: 'Schools without a way to answer ({{count}}):',
  },
  more: 'and {{count}} more',
};
