import type { Kysely } from 'kysely';
import type { PublicationKind, PublicationPlace } from '../../ground/db/publication-tables.ts';
import type { Database } from '../../ground/db/schema.ts';

export type PublishedRecord = {
  id: number;
  schoolId: number | null;
  kind: PublicationKind;
  /** What the roadmap counts as a concept document of a school; null for all else. */
  conceptDocument: 'schoolRoadmap' | 'developmentProgramme' | null;
  year: number;
  title: string;
  place: PublicationPlace;
  /** Where it stands elsewhere; empty when on our own page. */
  link: string;
  /** The day on which it appeared: elsewhere as entered, here the day of the step. */
  publishedOn: string;
  confirmedByTutor: boolean;
  confirmedByGroup: boolean;
};

/**
 * What was public on a day, as it was known then: published no later, and not withdrawn by the end of that day.
 *
 * @param asOf YYYY-MM-DD, by the days that counted as today when the steps were taken
 * @returns by the day of appearance, of the territory itself and of its schools
 */
export async function findPublications(
  db: Kysely<Database>,
  { asOf, territoryId }: { territoryId: number; asOf: string },
): Promise<PublishedRecord[]> {
  const rows = await db
    .selectFrom('publication')
    .innerJoin('publication_step as step', (join) =>
      join.onRef('step.publication_id', '=', 'publication.id').on('step.on_day', '<=', asOf),
    )
    .select(['publication.id', 'school_id as schoolId', 'kind', 'document', 'year', 'title', 'place', 'link'])
    .select('appeared_on as appearedOn')
    .select(({ fn }) => fn.max('step.on_day').filterWhere('step.step', '=', 'publish').as('publishedOn'))
    .select(({ fn }) => [
      // Publishing needs every confirmation of the way anew after a return, so one that was ever given stands here.
      fn.countAll().filterWhere('step.to_state', '=', 'tutorConfirmed').as('byTutor'),
      fn.countAll().filterWhere('step.to_state', '=', 'groupConfirmed').as('byGroup'),
    ])
    .where('territory_id', '=', territoryId)
    .groupBy('publication.id')
    .having(({ fn }) => fn.countAll().filterWhere('step.step', '=', 'publish'), '>', 0)
    .having(({ fn }) => fn.countAll().filterWhere('step.step', '=', 'withdraw'), '=', 0)
    .execute();
  return rows
    .map(({ appearedOn, byGroup, byTutor, document, publishedOn, ...row }) => ({
      ...row,
      conceptDocument: conceptOf(row.kind, document),
      publishedOn: appearedOn ?? publishedOn ?? asOf,
      confirmedByTutor: Number(byTutor) > 0,
      confirmedByGroup: Number(byGroup) > 0,
    }))
    .sort((a, b) => a.publishedOn.localeCompare(b.publishedOn) || a.id - b.id);
}

function conceptOf(kind: PublicationKind, document: string | null): PublishedRecord['conceptDocument'] {
  if (kind === 'schoolRoadmap') return 'schoolRoadmap';
  return document === 'developmentProgramme' ? document : null;
}
