/** The records of one school in a year: visits, staff, mentors, lessons, parents, consultations, reviews. */
import { isWeekend } from 'date-fns/isWeekend';
import { parseISO } from 'date-fns/parseISO';
import { previousFriday } from 'date-fns/previousFriday';
import { dayOf } from '../../../ground/days.ts';
import type { EvidenceDataByKind } from '../../../roadmap/evidence/kinds.ts';
import type { Enter, FormedGround } from '../roadmap.ts';
import texts from '../roadmap-texts.json' with { type: 'json' };
import { demoAnswers } from './answers.ts';

type SchoolYear = { index: number; isFinished: boolean; year: number };

const VISITS = ['03-20', '05-15', '09-25', '11-20'];
const MEETINGS = ['02-25', '05-13', '09-18', '11-27'];
const MONTHS = ['02', '03', '04', '05', '09', '10', '11', '12'];

/** Days apart, so that schools do not do everything on the same day. */
const spread = (day: string, index: number): string =>
  `${day.slice(0, 3)}${String(Math.min(28, Number(day.slice(3)) + (index % 6))).padStart(2, '0')}`;

/** The same day, or the Friday before where schools are closed. @param day MM-DD */
function schoolDay(year: number, day: string): string {
  const date = parseISO(`${year}-${day}`);
  return isWeekend(date) ? dayOf(previousFriday(date)).slice(5) : day;
}

/** @param school which school; this year some things are missing, school by school */
export function schoolRecords(ground: FormedGround, enter: Enter, school: SchoolYear): void {
  const schoolId = ground.schoolIds[school.index];
  const lacks = (...indexes: number[]) => !school.isFinished && indexes.includes(school.index);
  visits(enter, schoolId, school, lacks);
  staff(enter, schoolId, school, lacks);
  lessons(ground, enter, schoolId, school, lacks);
  documents(ground, enter, schoolId, school);
  if (!ground.lowResults.has(schoolId)) return;
  partners(ground, enter, schoolId, school, lacks);
  families(enter, schoolId, school, lacks);
}

type Lacks = (...indexes: number[]) => boolean;

function visits(enter: Enter, schoolId: number, { index, year }: SchoolYear, lacks: Lacks): void {
  if (lacks(11)) return;
  for (const [order, planned] of VISITS.entries()) {
    const day = schoolDay(year, spread(planned, index));
    const data = { state: 'planned', purpose: texts.visit, heldOn: null, report: null, note: '' } as const;
    // One visit of this year's May was neither held nor put off.
    if (order === 1 && lacks(7)) enter('visit', schoolId, 'tutor', ['03-02', day, data]);
    else
      enter(
        'visit',
        schoolId,
        'tutor',
        ['03-02', day, data],
        [day, day, { ...data, state: 'held', heldOn: `${year}-${day}` }],
      );
  }
}

function staff(enter: Enter, schoolId: number, { index }: SchoolYear, lacks: Lacks): void {
  const day = spread('03-09', index);
  const counts = { teachers: 18 + index, vacancies: index % 4, left: index % 3 };
  const analysis = { ...counts, answers: {}, effectivenessJudged: true, routes: 2 + (index % 3), note: '' };
  if (!lacks(9)) enter('staff', schoolId, 'head', [day, day, analysis]);
  const list = (completed: number) => [{ post: texts.teacher, enrolled: 3 + (index % 3), completed }];
  const course = { title: texts.course, provider: texts.provider, note: '' };
  const completed = lacks(3, 10) ? 1 : 3 + (index % 3);
  enter(
    'course',
    schoolId,
    'head',
    [day, day, { ...course, list: list(0) }],
    ['04-25', day, { ...course, list: list(completed) }],
  );
}

function lessons(
  { forms }: FormedGround,
  enter: Enter,
  schoolId: number,
  { index, year }: SchoolYear,
  lacks: Lacks,
): void {
  const lesson = (observer: 'tutor' | 'mentor', day: string) => {
    const answers = {
      ...demoAnswers(forms['lesson-observation'], '', 2 * (index + year) + (observer === 'tutor' ? 0 : 1)),
      observer,
    };
    const data = { observer, answers, analysed: true, note: '' };
    enter('observation', schoolId, observer, [day, day, data]);
  };
  if (!lacks(6, 8, 11)) lesson('tutor', schoolDay(year, spread('03-24', index)));
  if (!lacks(1, 5, 7, 8, 10)) lesson('mentor', schoolDay(year, spread('04-14', index)));
}

function documents({ forms }: FormedGround, enter: Enter, schoolId: number, { index, year }: SchoolYear): void {
  const document: Omit<EvidenceDataByKind['document'], 'type' | 'title'> = {
    level: 'school',
    status: 'approved',
    number: '',
    link: '',
    note: '',
    comments: [],
  };
  const day = spread('03-01', index);
  enter('document', schoolId, 'coordinator', [
    day,
    day,
    { ...document, type: 'developmentProgramme', title: texts.programme },
  ]);
  enter('document', schoolId, 'coordinator', [day, day, { ...document, type: 'schoolRoadmap', title: texts.roadmap }]);
  for (const [reviewer, from] of [
    ['tutor', '06-08'],
    ['workingGroup', '10-20'],
  ] as const) {
    for (const [type, title] of [
      ['developmentProgramme', texts.programme],
      ['schoolRoadmap', texts.roadmap],
    ] as const) {
      const on = spread(from, index);
      const source = { document: type, title, documentId: null, publicationId: null };
      const answers = demoAnswers(forms['document-review'], type, 2 * (index + year) + (reviewer === 'tutor' ? 0 : 1));
      enter('review', schoolId, reviewer, [on, on, { ...source, reviewer, answers, verdict: 'accept', note: '' }]);
    }
  }
}

function partners(
  { strong }: FormedGround,
  enter: Enter,
  schoolId: number,
  { index, year }: SchoolYear,
  lacks: Lacks,
): void {
  const autumn = `${year - 1}-09-15`;
  const pair = { teacher: texts.teacher, mentorSchoolId: null, goal: texts.goal, from: autumn, to: `${year}-05-31` };
  const mentoring = (mentor: string | null) => ({ schoolYear: year, pairs: [{ ...pair, mentor }], note: '' });
  const assigned = lacks(2) ? null : texts.mentor;
  enter(
    'mentoring',
    schoolId,
    'analyst',
    [autumn, autumn, mentoring(null)],
    [`${year - 1}-10-05`, autumn, mentoring(assigned)],
  );
  const day = spread('02-18', index);
  const partnerSchoolId = strong[index % strong.length];
  const term = { from: `${year}-${day}`, to: `${year}-12-31` };
  const agreement = { ...term, partnerSchoolId, subject: texts.agreement, link: '', note: '' };
  if (!lacks(4, 9)) enter('agreement', schoolId, 'head', [day, day, agreement]);
  if (index % 3 !== 0) return;
  const request = { type: 'seminar', topic: texts.request, text: '', toSchoolId: null } as const;
  const asked = { ...request, state: 'received', answer: '', answeredOn: null } as const;
  const on = spread('04-02', index);
  const answered = { ...request, state: 'answered', answer: texts.answer, answeredOn: `${year}-04-20` } as const;
  if (lacks(3)) enter('request', schoolId, 'coordinator', [on, on, asked]);
  else enter('request', schoolId, 'coordinator', [on, on, asked], ['04-20', on, answered]);
}

function families(enter: Enter, schoolId: number, { index, year }: SchoolYear, lacks: Lacks): void {
  const event = { topic: null, hostSchoolId: null, place: '', link: '', requestId: null, note: '' };
  for (const [order, planned] of MEETINGS.entries()) {
    if (order === 0 && lacks(5)) continue;
    const day = spread(planned, index);
    const data: EvidenceDataByKind['event'] = {
      ...event,
      type: 'parents',
      title: texts.parents,
      state: 'held',
      attendance: [{ schoolId, people: 24 + index }],
    };
    enter('event', schoolId, 'coordinator', [day, day, data]);
  }
  for (const month of MONTHS) {
    const received = index % 3;
    const answered = lacks(2) && month === '05' ? 0 : received;
    const counts = { received, answered, offered: 1 + (index % 2), held: answered, note: '' };
    enter('consultation', schoolId, 'psychologist', [
      `${month}-28`,
      `${month}-28`,
      { month: `${year}-${month}`, ...counts },
    ]);
  }
}
