/** Sentences about pupils who did not write a test. */
export const objectivityAbsence = {
  title: 'Who did not write the test',
  lead: 'The share of pupils who did not write the test. It is a reason to look, not a finding: there are illnesses, contests and exemptions. This check does not change the level of a school.',
  found_one: 'Clearly more than usual did not write in {{count}} case of {{judged}} (school and test).',
  found_other: 'Clearly more than usual did not write in {{count}} cases of {{judged}} (school and test).',
  gap: 'Not checked, cases (school and test): {{count}}. Because: {{why}}.',
  titleNone: 'No school is seen where clearly more than usual did not write',
  titleMore: 'Clearly more than usual did not write: {{schools}}',
  subtitle:
    'Share of pupils who did not write, with its interval; a diamond: clearly more than usual. Numbers are rounded to five pupils, one to four are not shown.',
  test: 'Test',
  column: {
    share: 'Did not write',
    inDistrict: 'In the district',
    seen: 'What is seen',
    journal: 'Marks in the journal',
    by: 'Counted by',
  },
  more: 'clearly more than usual in the district',
  usual: 'cannot be told from the usual spread in the district',
  notChecked: 'not checked: {{why}}',
  why: {
    noNumbers:
      'the file has no rows of those who did not write, and the number of pupils of the grade in that school year is not given',
    smallRoll: 'more pupils wrote than the grade is said to have; correct the number',
    fewPupils: 'there are too few pupils',
    noSpread: 'the shares of the schools hardly differ, so the usual spread cannot be told',
    fewSchools: 'fewer than ten schools have such numbers',
  },
  noJournal: 'not known of at least five of those who did not write',
  alike: 'not lower than of those who wrote, or the difference may be chance',
  weaker: 'lower by about {{difference}} for those who did not write: the weaker did not write',
  source: { pupilRows: 'rows of the file', roll: 'number of pupils of the grade' },
};
