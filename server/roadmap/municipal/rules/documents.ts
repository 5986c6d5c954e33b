/** Rows about documents: acts, concept documents on the sites, their reviews, reports. */
import type { Activity } from '../../../../surveys/roadmap.ts';
import type { EvidenceDataByKind } from '../../evidence/kinds.ts';
import { ofSchool } from './grouped.ts';
import { type Count, countByDeadline, shareOfSchools } from './judging.ts';
import { lack, recordsOf, recordsOfYear, refTo } from './registers.ts';
import type { Ref, Registers, Rule } from './types.ts';

const CONCEPT = ['schoolRoadmap', 'developmentProgramme', 'concept', 'midTermProgramme', 'antiRiskProgramme'];
/** Those that every school has to publish. */
const PUBLISHED = ['schoolRoadmap', 'developmentProgramme'] as const;

/** At least one document of a level stands in the state that the row asks for. */
export const documentRegistered: Rule = (activity, registers, day) => {
  const { level, status } = activity.computes;
  const found = recordsOfYear(registers, 'document').filter(
    ({ data }) => data.level === level && data.status === status,
  );
  return countByDeadline(activity, day, {
    value: found.length,
    missing: [lack(`document.${level}`, ['chief', 'analyst'])],
    evidence: found.map(refTo),
  });
};

/** Publications of a school that are concept documents: the roadmap of the year, a programme of this year or before. */
function conceptPublications({ publications, year }: Registers, schoolId: number) {
  return ofSchool(publications, schoolId).filter(
    (each) =>
      each.conceptDocument !== null &&
      (each.conceptDocument === 'schoolRoadmap' ? each.year === year : each.year <= year),
  );
}

/** Share of schools with both a published roadmap and a published development programme. */
export const conceptDocumentsPublished: Rule = (activity, registers, day) =>
  shareOfSchools(activity, registers, day, (schoolId) => {
    const own = conceptPublications(registers, schoolId);
    const lacking = PUBLISHED.filter((type) => !own.some(({ conceptDocument }) => conceptDocument === type));
    return {
      done: PUBLISHED.length - lacking.length,
      due: PUBLISHED.length,
      open: 0,
      missing: lacking.map((type) => lack(`published.${type}`, ['head', 'coordinator'], schoolId)),
      evidence: own.map(({ id }) => ({ kind: 'publication' as const, id, schoolId })),
    };
  });

export type Paper = { type: string; evidence: Ref };

/** The concept documents of a school, one of each type: registered ones and published ones. */
function conceptPapers(registers: Registers, schoolId: number): Paper[] {
  const registered = ofSchool(recordsOf(registers, 'document'), schoolId)
    .filter(({ data }) => CONCEPT.includes(data.type))
    .filter(({ data, occursOn }) => data.type !== 'schoolRoadmap' || occursOn.startsWith(String(registers.year)));
  const papers = [
    ...registered.map((record) => ({ type: record.data.type as string, evidence: refTo(record) })),
    ...publishedPapers(registers, schoolId),
  ];
  return [...new Map(papers.map((paper) => [paper.type, paper])).values()];
}

function publishedPapers(registers: Registers, schoolId: number): Paper[] {
  return conceptPublications(registers, schoolId).map(({ conceptDocument, id }) => ({
    type: conceptDocument as string,
    evidence: { kind: 'publication', id, schoolId },
  }));
}

export type Reviewer = EvidenceDataByKind['review']['reviewer'];

/** What a reviewer reads: a tutor every concept document of a school, the working group the published ones. */
function papersFor(reviewer: Reviewer, registers: Registers, schoolId: number): Paper[] {
  return reviewer === 'tutor' ? conceptPapers(registers, schoolId) : publishedPapers(registers, schoolId);
}

const reviewsBy = (registers: Registers, schoolId: number, reviewer: Reviewer) =>
  ofSchool(recordsOfYear(registers, 'review'), schoolId).filter(({ data }) => data.reviewer === reviewer);

/** The papers of a school that such a reviewer has not reviewed in the year. */
export function unreviewedPapers(registers: Registers, schoolId: number, reviewer: Reviewer): Paper[] {
  const reviews = reviewsBy(registers, schoolId, reviewer);
  return papersFor(reviewer, registers, schoolId).filter(
    ({ type }) => !reviews.some(({ data }) => data.document === type),
  );
}

/** How many of a school's papers have a review of the year by such a reviewer. */
function reviewed(registers: Registers, schoolId: number, reviewer: Reviewer): Count {
  const papers = papersFor(reviewer, registers, schoolId);
  const open = unreviewedPapers(registers, schoolId, reviewer);
  if (papers.length === 0) {
    const what = reviewer === 'tutor' ? 'documents' : 'publishedDocuments';
    return { done: 0, due: 1, open: 0, missing: [lack(what, ['head', 'coordinator'], schoolId)], evidence: [] };
  }
  return {
    done: papers.length - open.length,
    due: papers.length,
    open: 0,
    missing: open.length > 0 ? [lack(`review.${reviewer}`, [reviewer], schoolId, open.length)] : [],
    evidence: reviewsBy(registers, schoolId, reviewer).map(refTo),
  };
}

/** Share of schools whose every concept document has a tutor's review; a school without documents is not done. */
export const documentsReviewed: Rule = (activity, registers, day) =>
  shareOfSchools(activity, registers, day, (schoolId) => reviewed(registers, schoolId, 'tutor'));

/** Share of schools whose every published concept document has a review of the working group. */
export const publishedReviewed: Rule = (activity, registers, day) =>
  shareOfSchools(activity, registers, day, (schoolId) => reviewed(registers, schoolId, 'workingGroup'));

/** Share of schools with a published report that the tutor and the working group have confirmed. */
export const reportsPublished: Rule = (activity: Activity, registers, day) =>
  shareOfSchools(activity, registers, day, (schoolId) => {
    const reports = ofSchool(registers.publications, schoolId).filter(
      ({ kind, year }) => kind === 'report' && year === registers.year,
    );
    const confirmed = reports.filter(({ confirmedByGroup, confirmedByTutor }) => confirmedByTutor && confirmedByGroup);
    return {
      done: Math.min(1, confirmed.length),
      due: 1,
      open: 0,
      missing: confirmed.length > 0 ? [] : [lack('report', ['chief', 'tutor', 'workingGroup'], schoolId)],
      evidence: confirmed.map(({ id }) => ({ kind: 'publication' as const, id, schoolId })),
    };
  });
