/** The forms of evidence: from the data of the server into fields and back, and what a form refuses itself. */
import { describe, expect, it } from 'vitest';
import {
  blank,
  dataOf,
  differing,
  faultsOf,
  type Values,
  valuesOf,
} from '../../client/workplace/pages/roadmap/evidence/data.ts';
import {
  KINDS,
  parseEvidenceSearch,
  parseNewRecordSearch,
} from '../../client/workplace/pages/roadmap/evidence/search.ts';
import { checkEvidence } from '../../server/roadmap/evidence/check.ts';
import { fieldsOf } from '../../server/roadmap/evidence/fields.ts';
import { EVIDENCE_KINDS, type EvidenceKind } from '../../server/roadmap/evidence/kinds.ts';

const TODAY = '2026-05-20';

/** The least that a person has to fill in, by kind. */
const FILLED: Record<string, Values> = {
  document: { title: 'Приказ' },
  event: { title: 'Семинар' },
  visit: {},
  observation: { answers: { observer: 'mentor' } },
  staff: { teachers: '12', vacancies: '1', routes: '3', answers: { teachers: 12 } },
  course: { title: 'Курс' },
  mentoring: {
    pairs: [{ teacher: 'учитель математики', mentor: '', mentorSchoolId: '', goal: '', from: '', to: '' }],
  },
  agreement: { partnerSchoolId: '7', subject: 'Обмен уроками' },
  request: { topic: 'Помогите с ВСОКО' },
  review: { title: 'Дорожная карта', answers: { kind: 'schoolRoadmap' } },
  consultation: { received: '3', answered: '2', offered: '5', held: '2' },
};

/** The values of a new record; some are given. */
const blankValues = (kind: EvidenceKind, today: string, given: Values = {}): Values => ({
  ...blank(fieldsOf(kind), today),
  ...given,
});

describe('the form of evidence', () => {
  it.each(KINDS)('%s: filled in with the least, it is what the server takes', (kind) => {
    const values = blankValues(kind, TODAY, FILLED[kind]);
    expect(faultsOf(fieldsOf(kind), values)).toEqual({});
    const data = dataOf(fieldsOf(kind), values);
    expect(checkEvidence({ kind, occursOn: TODAY, data }, TODAY)).toMatchObject({ kind, data });
  });

  it.each(KINDS)('%s: what the server stored comes back into the same fields', (kind) => {
    const data = dataOf(fieldsOf(kind), blankValues(kind, TODAY, FILLED[kind]));
    const again = dataOf(fieldsOf(kind), valuesOf(fieldsOf(kind), data));
    expect(again).toEqual(data);
    expect(differing(fieldsOf(kind), valuesOf(fieldsOf(kind), data), valuesOf(fieldsOf(kind), again))).toEqual([]);
  });

  it('names every field that is missing or wrong, also within rows', () => {
    const values = blankValues('mentoring', TODAY, { schoolYear: '' });
    expect(faultsOf(fieldsOf('mentoring'), values)).toEqual({
      'data.schoolYear': 'required',
      'data.pairs.0.teacher': 'required',
    });
    const event = blankValues('event', TODAY, {
      title: 'х',
      link: 'сайт',
      attendance: [{ schoolId: '', people: 'два' }],
    });
    expect(faultsOf(fieldsOf('event'), event)).toEqual({
      'data.link': 'address',
      'data.attendance.0.schoolId': 'required',
      'data.attendance.0.people': 'wholeNumber',
    });
  });

  it('tells in which fields two versions differ, whatever way a number was typed', () => {
    const stored = blankValues('consultation', TODAY, { received: 3, answered: 2, offered: 5, held: 2 });
    const typed = { ...stored, received: '3', held: '1' };
    expect(differing(fieldsOf('consultation'), stored, typed).map(({ name }) => name)).toEqual(['held']);
  });
});

describe('the address of the registers', () => {
  it('knows every kind of the server, in the order of its list', () => {
    expect(KINDS).toEqual(EVIDENCE_KINDS);
  });

  it('keeps what it understands and drops the rest', () => {
    expect(parseEvidenceSearch({ kind: 'event', school: '4', from: '2026-01-01', to: 'x', withdrawn: 'yes' })).toEqual({
      kind: 'event',
      school: 4,
      from: '2026-01-01',
      to: undefined,
      withdrawn: undefined,
    });
    expect(parseNewRecordSearch({ kind: 'nothing', school: -1, given: 'x' })).toEqual({
      kind: undefined,
      school: undefined,
      given: undefined,
    });
  });
});
