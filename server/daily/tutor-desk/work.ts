/** What waits for a person: schools by need, visits, reviews, requests, consultations. */

import type { Membership } from '../../people/identity/caller.ts';
import type { Role } from '../../people/identity/roles.ts';
import { type Reviewer, unreviewedPapers } from '../../roadmap/municipal/rules/documents.ts';
import { ofSchool } from '../../roadmap/municipal/rules/grouped.ts';
import { type RecordOf, recordsOf, recordsOfYear } from '../../roadmap/municipal/rules/registers.ts';
import type { Services } from '../../services.ts';
import { byNeed, type District, districtsOf, openRequestsOf, riskBasisOf, schoolNeed } from '../needs/needs.ts';
import type { PlacedSchool } from '../needs/store.ts';
import type { WorkResponse } from './schemas.ts';
import { findOwnSchools } from './store.ts';

type Needs = Pick<Services, 'clock' | 'content' | 'db' | 'timeZone'>;

/** The schools of a role, each with the registers of its district. */
type Beat = { school: PlacedSchool; district: District }[];

export async function describeWork(services: Needs, memberships: readonly Membership[]): Promise<WorkResponse> {
  const today = services.clock.today();
  const schoolsOf = (role: Role) =>
    memberships.some((each) => each.role === role) ? findOwnSchools(services.db, memberships, role, today) : [];
  const own = [await schoolsOf('tutor'), await schoolsOf('workingGroup'), await schoolsOf('psychologist')];
  const districts = await districtsOf(services, own.flat());
  const [tutored, grouped, counselled] = own.map(
    (schools): Beat => schools.map((school) => ({ school, district: districts.get(school.territoryId) as District })),
  );
  return {
    today,
    basis: riskBasisOf(new Set(tutored.map(({ district }) => district))),
    schools: tutored.map(({ district, school }) => needySchool(district, school, today)).sort(byNeed),
    visits: tutored.flatMap(plannedVisits).sort((a, b) => a.on.localeCompare(b.on) || a.id - b.id),
    reviews: [
      ...tutored.flatMap((each) => awaited(each, 'tutor')),
      ...grouped.flatMap((each) => awaited(each, 'workingGroup')),
    ],
    requests: tutored.flatMap(openRequests).sort((a, b) => a.since.localeCompare(b.since) || a.id - b.id),
    consultations: counselled.map(consultationsOf),
  };
}

const named = ({ school, schoolId }: PlacedSchool) => ({ school, schoolId });

const visitsOf = ({ registers }: District, schoolId: number) => ofSchool(recordsOfYear(registers, 'visit'), schoolId);

const isPlanned = ({ data }: RecordOf<'visit'>) => data.state === 'planned';

/** What the page says about a school of a tutor: its need, and the visits around today. */
function needySchool(district: District, own: PlacedSchool, today: string): WorkResponse['schools'][number] {
  const { lastVisit, points, reasons } = schoolNeed(district, own.schoolId, today);
  const next = visitsOf(district, own.schoolId)
    .filter((visit) => isPlanned(visit) && visit.occursOn >= today)
    .map(({ occursOn }) => occursOn);
  return { ...named(own), points, reasons, lastVisit, nextVisit: next.sort()[0] ?? null };
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
      reviewer,
      document: type as WorkResponse['reviews'][number]['document'],
      title: title ?? '',
      documentId: isPublication ? null : id,
      publicationId: isPublication ? id : null,
    };
  });
}

function openRequests({ district, school }: Beat[number]): WorkResponse['requests'] {
  return openRequestsOf(district.registers, school.schoolId).map(({ data: { text, topic, type }, id, occursOn }) => ({
    ...named(school),
    id,
    type,
    topic,
    text,
    since: occursOn,
  }));
}

function consultationsOf({ district, school }: Beat[number]): WorkResponse['consultations'][number] {
  const { activities, registers } = district;
  const months = ofSchool(recordsOfYear(registers, 'consultation'), school.schoolId);
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
