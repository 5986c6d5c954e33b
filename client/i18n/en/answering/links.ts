export const links = {
  title: 'Questionnaire links',
  lead: 'One link for a class or group. People answer by it without an account and without a name. Only the number of answers is seen.',
  school: 'School',
  audience: 'Who answers',
  group: 'Group',
  address: 'Address',
  used: 'Answers received',
  usedOf: '{{used}} of {{cap}}',
  copy: 'Copy',
  copied: 'Copied',
  emptyTitle: 'No links',
  empty: 'Your schools have no links in this campaign. The method office issues them.',
};
