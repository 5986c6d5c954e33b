import type * as source from '../../ru/objectivity/objectivityChecks.ts';
import type { Texts } from '../../texts.ts';

export const objectivityChecks: Texts<typeof source.objectivityChecks> = {
  noneOf: 'no sign in what was checked ({{made}} of {{all}})',
  some: 'Checks made: {{made}} of {{all}}. What could not be checked:',
  nothing: 'Nothing could be checked. This does not mean that all is well. Why:',
  onlyDescribing:
    'No check that decides could be made; the others only describe. This does not mean that all is well. Why:',
  testBecause: 'This test could not be checked by itself: {{why}}.',
  missing: '{{checks}}: {{why}}',
  why: {
    fewPapers: 'the school has fewer than 20 papers',
    fewSchools: 'fewer than ten schools, nothing to compare with',
    fewResults: 'too few papers',
    noSpread: 'all values are the same',
    noTotals: 'no totals',
    noJournal: 'no marks of the journal',
    noItems: 'no results by item',
    noItemsByClass: 'no results by item, or no classes',
    noFormerResults: 'no former results of the same pupils and none of theirs in other subjects',
    noNextResults: 'no results of the same pupils a year later',
  },
  withoutResults: {
    title: 'Schools without results',
    lead_one: '{{count}} school has no results: it was not checked. This does not mean that all is well.',
    lead_other: '{{count}} schools have no results: they were not checked. This does not mean that all is well.',
    more: 'and {{count}} more',
  },
};
