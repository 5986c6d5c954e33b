import type { accountImport as ruImport, invitations as ruInvitations } from '../../ru/people/invitations.ts';
import type { Texts } from '../../texts.ts';

export const accountImport: Texts<typeof ruImport> = {
  title: 'Load a table of people',
  lead: 'A table of the staff of the district and its schools: each gets an account with a role, and an invitation. Nobody who is there already gets a second account.',
  columns:
    'Columns: name, role or position, school, e-mail address. Without an address the invitation is printed on paper. Roles that can be named: {{roles}}.',
  template: 'Download a template',
  territory: 'District',
  territoryHint: 'Schools are looked for in it; who has no school gets the role in it.',
  noDistrictTitle: 'The department of education loads the table',
  noDistrict: 'Invite your own staff on the page “Appointments at the school”.',
  known: 'There is an account: {{name}}.',
  givesRole: 'Gets one more role.',
  givesAddress: 'The e-mail address is added.',
  assigns: 'Schools of the tutor: {{schools}}.',
  leavesOut: 'The chief specialist assigns schools to tutors.',
  schoolsLeftOut:
    'Schools that stand beside tutors are not assigned: the chief specialist does so on the page “Tutors and schools”.',
  noAddress: 'no e-mail address',
  toList: 'To the list of accounts',
};

export const invitations: Texts<typeof ruInvitations> = {
  none: 'There are no new invitations.',
  lead_one: '{{count}} invitation is ready; the link works until {{when}}. It is shown only now.',
  lead_other: '{{count}} invitations are ready; the links work until {{when}}. They are shown only now.',
  slips_one: 'Download the slip to print',
  slips_other: 'Download the slips to print: {{count}}',
  letters_one: 'Send by letter',
  letters_other: 'Send by letter: {{count}}',
  lettersAsk:
    'Each letter carries a new link of its own. When it has left, the earlier link of that person, also on a slip, ends.',
  send: 'Send',
  lettersAsked: 'Letters are being sent: {{count}}. The list of accounts shows whether the mail server took each.',
  noMail: 'No mail is set up on the server, so invitations are handed out on paper or as links.',
  links: 'Show the links',
  link: 'Link',
  again: 'Invite again: {{count}}',
  againTitle: 'Invite again: {{count}}',
  againLead: 'The earlier links of these people end.',
  makeLinks_one: 'Make {{count}} link',
  makeLinks_other: 'Make {{count}} links',
  filter: 'Invitation',
  any: 'any',
  states: {
    waiting: 'waiting: {{count}}',
    expired: 'expired: {{count}}',
    withdrawn: 'withdrawn: {{count}}',
    used: 'accepted: {{count}}',
  },
  letter: {
    waiting: 'the letter waits to be sent',
    waitingAway: 'the letter waits: the mail server does not answer',
    waitingRefused: 'the letter waits: the mail server asks to try later',
    sent: 'letter sent {{when}}',
    failed: 'letter not sent: the mail server did not take it',
  },
};
