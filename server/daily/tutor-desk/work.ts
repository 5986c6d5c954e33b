/** What waits for a person: schools by need, visits, reviews, requests, consultations. */
import { yearOf } from '../../ground/days.ts';
import type { Role } from '../../ground/db/schema.ts';
import type { Membership } from '../../people/identity/caller.ts';
import { roadmapState } from '../../roadmap/municipal/finding.ts';
import { type Reviewer, unreviewedPapers } from '../../roadmap/municipal/rules/documents.ts';
import { type RecordOf, recordsOf, recordsOfYear } from '../../roadmap/municipal/rules/registers.ts';
import type { Registers } from '../../roadmap/municipal/rules/types.ts';
import type { ActivityStatus } from '../../roadmap/municipal/status.ts';
import type { Services } from '../../services.ts';
import { needOf } from './need.ts';
import type { WorkResponse } from './schemas.ts';
import { findOwnSchools, type OwnSchool } from './store.ts';

type Needs = Pick<Services, 'clock' | 'content' | 'db' | 'timeZone'>;
type District = { registers: Registers; activities: ActivityStatus[] };

/** The schools of a role, each with the registers of its district. */
type Beat = { school: OwnSchool; district: District }[];

export async function describeWork(services: Needs, memberships: readonly Membership[]): Promise<WorkResponse> {
  const today = services.clock.today();
  const districts = new Map<number, Promise<District>>();
  const beatOf = async (role: Role): Promise<Beat> => {
    const schools = memberships.some((each) => each.role === role)
      ? await findOwnSchools(services.db, memberships, role)
      : [];
    for (const { territoryId } of schools) {
      if (!districts.has(territoryId)) districts.set(territoryId, districtOf(services, territoryId, today));
    }
    return Promise.all(
      schools.map(async (school) => ({ school, district: (await districts.get(school.territoryId)) as District })),
    );
  };
  const [tutored, grouped, counselled] = [
    await beatOf('tutor'),
    await beatOf('workingGroup'),
    await beatOf('psychologist'),
  ];
  return {
    today,
    schools: tutored
      .map(({ district, school }) => needySchool(district, school, today))
      .sort((a, b) => b.points - a.points || a.schoolId - b.schoolId),
    visits: tutored.flatMap(plannedVisits).sort((a, b) => a.on.localeCompare(b.on) || a.id - b.id),
    reviews: [
      ...tutored.flatMap((each) => awaited(each, 'tutor')),
      ...grouped.flatMap((each) => awaited(each, 'workingGroup')),
    ],
    requests: tutored.flatMap(openRequests).sort((a, b) => a.since.localeCompare(b.since) || a.id - b.id),
    consultations: counselled.map(consultationsOf),
  };
}

async function districtOf(services: Needs, territoryId: number, today: string): Promise<District> {
  return roadmapState(services, territoryId, yearOf(today), today);
}

const named = ({ school, schoolId }: OwnSchool) => ({ school, schoolId });

const visitsOf = ({ registers }: District, schoolId: number) =>
  recordsOfYear(registers, 'visit').filter((record) => record.schoolId === schoolId);

const isPlanned = ({ data }: RecordOf<'visit'>) => data.state === 'planned';

/** Everything that the caller's need rule and the page say about a school of a tutor. */
function needySchool(district: District, own: OwnSchool, today: string): WorkResponse['schools'][number] {
  const { schoolId } = own;
  const { activities, registers } = district;
  const visits = visitsOf(district, schoolId);
  const held = visits.flatMap(({ data }) => data.heldOn ?? []).sort();
  const next = visits.filter((visit) => isPlanned(visit) && visit.occursOn >= today).map(({ occursOn }) => occursOn);
  const lastVisit = held.at(-1) ?? null;
  const circumstances = {
    highRisks: registers.highRisks.filter((each) => each.schoolId === schoolId).length,
    signs: registers.signs.filter((each) => each.schoolId === schoolId).length,
    lateActivities: activities.filter(({ schools }) =>
      schools.some((each) => each.schoolId === schoolId && each.state === 'late'),
    ).length,
    openRequests: requestsOf(registers, schoolId).length,
    unreviewed: unreviewedPapers(registers, schoolId, 'tutor').length,
    lastVisit,
  };
  return { ...named(own), ...needOf(circumstances, today), lastVisit, nextVisit: next.sort()[0] ?? null };
}

function plannedVisits({ district, school }: Beat[number]): WorkResponse['visits'] {
  return visitsOf(district, school.schoolId)
    .filter(isPlanned)
    .map(({ data, id, occursOn }) => ({ ...named(school), id, on: occursOn, purpose: data.purpose }));
}

function awaited({ district, school }: Beat[number], reviewer: Reviewer): WorkResponse['reviews'] {
  const { registers } = district;
  return unreviewedPapers(registers, school.schoolId, reviewer).map(({ evidence: { id, kind }, type }) => {
    const isPublication = kind === 'publication';
    const title = isPublication
      ? registers.publications.find((each) => each.id === id)?.title
      : recordsOf(registers, 'document').find((each) => each.id === id)?.data.title;
    return {
      ...named(school),
      ...{ reviewer, document: type as WorkResponse['reviews'][number]['document'], title: title ?? '' },
      ...{ documentId: isPublication ? null : id, publicationId: isPublication ? id : null },
    };
  });
}

/** Requests for help and seminars that nobody has answered yet; a request for contact is the other school's to answer. */
function requestsOf(registers: Registers, schoolId: number) {
  return recordsOf(registers, 'request').filter(
    ({ data, schoolId: of }) =>
      of === schoolId && data.type !== 'contact' && (data.state === 'received' || data.state === 'underWay'),
  );
}

function openRequests({ district, school }: Beat[number]): WorkResponse['requests'] {
  return requestsOf(district.registers, school.schoolId).map(({ data: { text, topic, type }, id, occursOn }) => ({
    ...named(school),
    ...{ id, type, topic, text, since: occursOn },
  }));
}

function consultationsOf({ district, school }: Beat[number]): WorkResponse['consultations'][number] {
  const { activities, registers } = district;
  const months = recordsOfYear(registers, 'consultation').filter(({ schoolId }) => schoolId === school.schoolId);
  const missing = activities.flatMap((activity) => activity.missing);
  return {
    ...named(school),
    offerMissing: missing.some(({ schoolId, what }) => what === 'offer' && schoolId === school.schoolId),
    months: months
      .map(({ data: { answered, held, month, offered, received }, id }) => ({
        id,
        month,
        received,
        answered,
        offered,
        held,
      }))
      .sort((a, b) => a.month.localeCompare(b.month) || a.id - b.id),
  };
}
