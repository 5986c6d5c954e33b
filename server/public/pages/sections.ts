/** The parts of a district's public pages that list publications, and the kinds that each holds. */
import type { PublicationKind } from '../../ground/db/publication-tables.ts';

export type SectionName = 'documents' | 'reports' | 'news' | 'answers';

export const SECTIONS: Record<SectionName, readonly PublicationKind[]> = {
  documents: ['document', 'schoolRoadmap'],
  reports: ['report'],
  news: ['news'],
  answers: ['answerBack'],
};
export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[];

export function sectionOf(kind: PublicationKind): SectionName {
  return SECTION_NAMES.find((name) => SECTIONS[name].includes(kind)) ?? 'documents';
}
