/** The one way from the tables to the public pages: nothing is read here that was not published. */
import type { Kysely } from 'kysely';
import type { PublicationKind } from '../../ground/db/publication-tables.ts';
import type { Database } from '../../ground/db/schema.ts';

/** Municipalities, in the order of their ids. */
export async function findDistricts(db: Kysely<Database>) {
  return db.selectFrom('territory').select(['id', 'name']).where('kind', '=', 'municipality').orderBy('id').execute();
}
export type District = Awaited<ReturnType<typeof findDistricts>>[number];

function published(db: Kysely<Database>) {
  return db
    .selectFrom('publication')
    .innerJoin('publication_step as step', (join) =>
      join.onRef('step.publication_id', '=', 'publication.id').on('step.step', '=', 'publish'),
    )
    .innerJoin('territory as district', 'district.id', 'publication.territory_id')
    .leftJoin('school', 'school.id', 'publication.school_id')
    .leftJoin('publication_file as file', 'file.publication_id', 'publication.id')
    .select([
      'publication.id',
      'publication.kind',
      'document',
      'year',
      'title',
      'place',
      'link',
      'appeared_on as appearedOn',
    ])
    .select(['district.name as district', 'district.id as districtId'])
    .select([
      'school.id as schoolId',
      'school.name as school',
      'school.short_name as schoolShort',
      'step.on_day as publishedOn',
      'file.name as fileName',
    ])
    .where('state', '=', 'published');
}

/** What is public of some kinds, the newest first. */
export async function findPublished(db: Kysely<Database>, districtId: number, kinds: readonly PublicationKind[]) {
  return published(db)
    .where('publication.territory_id', '=', districtId)
    .where('publication.kind', 'in', [...kinds])
    .orderBy('step.on_day', 'desc')
    .orderBy('publication.id', 'desc')
    .execute();
}
export type PublishedRow = Awaited<ReturnType<typeof findPublished>>[number];

export async function findPublishedOne(db: Kysely<Database>, id: number) {
  return published(db)
    .select(['publication.version', 'body', 'html', 'findings'])
    .where('publication.id', '=', id)
    .executeTakeFirst();
}
export type PublishedWhole = NonNullable<Awaited<ReturnType<typeof findPublishedOne>>>;

/** Keeps what a text was rendered to, unless it has been kept or written anew meanwhile. */
export async function keepHtml(db: Kysely<Database>, id: number, version: number, html: string): Promise<void> {
  await db
    .updateTable('publication')
    .set({ html })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('html', 'is', null)
    .execute();
}

export async function findPublishedFile(db: Kysely<Database>, id: number) {
  return db
    .selectFrom('publication_file')
    .innerJoin('publication', 'publication.id', 'publication_file.publication_id')
    .select(['name', 'media_type as mediaType', 'content'])
    .where('publication_id', '=', id)
    .where('state', '=', 'published')
    .executeTakeFirst();
}

/** Of what was public once and is not any more: that it was withdrawn, when, and why. Never what it said. */
function withdrawn(db: Kysely<Database>) {
  return db
    .selectFrom('publication')
    .innerJoin('publication_step as step', 'step.publication_id', 'publication.id')
    .select(['publication.id', 'kind', 'publication.territory_id as districtId', 'step.on_day as day', 'step.note'])
    .where('step.step', '=', 'withdraw')
    .where('step.from_state', '=', 'published');
}

export async function findWithdrawn(db: Kysely<Database>, districtId: number, kinds: readonly PublicationKind[]) {
  return withdrawn(db)
    .where('publication.territory_id', '=', districtId)
    .where('kind', 'in', [...kinds])
    .orderBy('step.on_day', 'desc')
    .execute();
}

export async function findWithdrawnOne(db: Kysely<Database>, id: number) {
  return withdrawn(db).where('publication.id', '=', id).executeTakeFirst();
}
