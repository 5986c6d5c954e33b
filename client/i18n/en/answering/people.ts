export const people = {
  correct: 'Correct the number of people',
  title: 'Correct the number of people: {{school}}, {{group}}',
  inForce: 'The number in force now is {{people}}.',
  unknown: 'The number is unknown now.',
  effect:
    'The new number acts with the next batch of five answers or more: a number alone moves no result. Both numbers, the reason and your name stay in the history and in the log.',
  people: 'People in truth',
  peopleWrong: 'A whole number from {{least}} to 5000 is needed: it cannot be below the answers counted ({{sealed}}).',
  reason: 'Reason',
  reasonHint: 'Five letters or more. Everybody who sees the coverage of the school sees it.',
  save: 'Save',
  cancel: 'Cancel',
  saved: 'Saved. The number {{people}} acts with the next batch of five answers or more.',
  kept: 'Saved. The number in force stays: {{people}}.',
  waits: 'The corrected number {{people}} acts with the next batch.',
  above_one:
    '{{count}} answer is above the number of people. It waits apart and does not join the results unless the analyst corrects the number.',
  above_other:
    '{{count}} answers are above the number of people. They wait apart and do not join the results unless the analyst corrects the number.',
  whoSets: 'The analyst of the method office sets it for this campaign on the page of the campaign.',
  capReached:
    'The limits of links cannot be raised further: together they are 10 % (at least five) above the number of people. If the number is wrong, the analyst corrects it on the page of the campaign.',
};
