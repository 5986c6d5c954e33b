/** The district's own records of a year: acts, meetings, webinars, seminars. */
import type { EvidenceDataByKind } from '../../../roadmap/evidence/kinds.ts';
import type { Enter, RoadmapGround } from '../roadmap.ts';
import texts from '../roadmap-texts.json' with { type: 'json' };

const PLANNED: Omit<EvidenceDataByKind['event'], 'type' | 'title'> = {
  state: 'planned',
  topic: null,
  hostSchoolId: null,
  place: '',
  link: '',
  requestId: null,
  attendance: [],
  note: '',
};

const WEBINARS = ['02-15', '03-22', '04-19', '05-17', '09-20', '10-18', '11-15'];
const MEETINGS = ['01-25', '03-27', '05-22', '08-27', '10-30'];
const METHOD_DAYS = ['04-10', '10-09'];

/** @param isFinished whether the year is over: then nothing was left out */
export function districtRecords({ schoolIds, strong }: RoadmapGround, enter: Enter, isFinished: boolean): void {
  for (const [day, level, status, title] of [
    ['02-12', 'region', 'studied', texts.region],
    ['03-20', 'municipality', 'approved', texts.act],
  ] as const) {
    const data: EvidenceDataByKind['document'] = {
      level,
      status,
      title,
      type: 'act',
      number: '',
      link: '',
      note: '',
      comments: [],
    };
    enter('document', null, 'chief', [day, day, data]);
  }
  const attendance = schoolIds.map((schoolId) => ({ schoolId, people: 2 }));
  const event = (
    planned: string,
    day: string,
    given: Pick<EvidenceDataByKind['event'], 'type' | 'title'> & Partial<EvidenceDataByKind['event']>,
  ) => {
    const data = { ...PLANNED, ...given };
    enter('event', null, 'analyst', [planned, day, data], [day, day, { ...data, state: 'held', attendance, ...given }]);
  };
  event('03-25', '04-18', { type: 'kickOff', title: texts.kickOff });
  event('11-20', '12-18', { type: 'final', title: texts.final });
  // This year one school has not entered its people for the webinar of May, and one meeting was not noted as held.
  const absent = attendance.filter((_, index) => index !== 4);
  for (const day of WEBINARS) {
    const missed = !isFinished && day === '05-17';
    const given = { type: 'regional', title: texts.regional } as const;
    if (missed)
      enter(
        'event',
        null,
        'analyst',
        ['01-20', day, { ...PLANNED, ...given }],
        [day, day, { ...PLANNED, ...given, state: 'held', attendance: absent }],
      );
    else event('01-20', day, given);
  }
  for (const day of MEETINGS) {
    const given = { type: 'subjectAssociation', title: texts.subjectAssociation } as const;
    if (!isFinished && day === '05-22') enter('event', null, 'analyst', ['01-15', day, { ...PLANNED, ...given }]);
    else event('01-15', day, given);
  }
  for (const day of METHOD_DAYS) event('01-25', day, { type: 'methodDay', title: texts.methodDay });
  for (const [day, topic, host] of [
    ['03-12', 'inSchoolQuality', strong[0]],
    ['10-14', 'levelling', strong[1]],
  ] as const) {
    event('02-05', day, { type: 'hostedSeminar', title: texts[topic], topic, hostSchoolId: host ?? null });
  }
}
