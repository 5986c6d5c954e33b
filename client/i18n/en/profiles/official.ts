import type { official as source } from '../../ru/profiles/official.ts';
import type { Texts } from '../../texts.ts';

export const official: Texts<typeof source> = {
  title: 'Beside the official profile',
  titleAlone: 'Official risk profile (500+)',
  alone: 'Programme “500+”, {{year}}. Ours will stand beside it after the first campaign.',
  finding:
    'The risk profile of the programme “500+” for {{year}} names factors: {{all}}. With our survey {{agree}} agree, {{differ}} differ, {{open}} cannot be compared yet.',
  level: { high: 'high significance', medium: 'medium significance', low: 'low significance' },
  theirs: 'Officially: {{level}}',
  ours: 'Ours: {{level}}',
  verdict: {
    agree: 'Agree',
    differ: 'Differ',
    unsure: 'Differ, but ours is not certain',
    open: 'Cannot be compared yet',
  },
  unnamed: 'The official profile does not name: {{factors}}. That does not mean that there is no such risk.',
  why: 'Why the profiles may differ:',
  reason: {
    year: 'The years differ: the official profile is of {{official}}, our survey of {{ours}}. The school may have changed since.',
    respondents: 'Other people answered other questions: the programme has questionnaires of its own.',
    thresholds: 'The cut-offs differ: the programme has its own idea of high, medium and low.',
    unsure: 'Where we say “rather”, there are too few answers to be certain: another level is possible too.',
    open: 'Where nothing can be compared, we have few answers or none, or they must not be shown.',
  },
  files: {
    title: 'Official risk profile (500+)',
    lead: 'The table of the programme “500+”: school, risk factor, significance (high, medium, low). The name of a school may stand in one merged cell. The profile appears on the page of the school, and beside ours after a campaign.',
    year: 'Year of the profile',
    yearHint: 'Leave it empty where the title of the table says it.',
    yearAsked: 'The file does not say of which year the profile is: say it and check again.',
    preview:
      'Year {{year}}. Rows {{rows}}: {{levels}} factors of schools: {{schools}}; {{faulty}} faulty, {{leftOut}} left out.',
    noYear: 'not known',
    replaces: 'A profile of this year is loaded already: the new one will replace it.',
    confirmWithout: 'Store without these rows',
    faults: 'Faults: {{count}}.',
    faultAt: 'Cell {{cell}}: {{text}}',
    faultLine: 'Row {{cell}}: {{text}}',
    code: {
      headingMissing: 'the file has no row with the columns “School”, “Risk factor”, “Significance”',
      yearOther: 'the title says another year: “{{found}}”',
      schoolMissing: 'no school',
      factorUnknown: 'the factor “{{found}}” is not known, or its number and its name mean different ones',
      levelUnknown: 'the significance “{{found}}” is not understood: high, medium or low is needed',
      duplicate: 'the school has had this factor before: “{{found}}”',
      odd: 'a formula, a date or an error in the place of a value',
    },
    rows: 'Factors',
  },
};
