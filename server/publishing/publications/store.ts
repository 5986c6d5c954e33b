import { type Kysely, sql, type Transaction } from 'kysely';
import type { AnswerFinding, PublicationKind } from '../../ground/db/publication-tables.ts';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Scope } from '../../people/identity/caller.ts';
import type { Stamp } from '../../people/identity/stamp.ts';
import { schoolsInScope } from '../../people/schools/store.ts';
import { territoriesInScope } from '../../people/territories/store.ts';
import type { ChangedPublication, NewPublication } from './schemas.ts';

/** Publications of the schools that a scope reaches, and the department's own of the territories it reaches. */
function inScope(db: Kysely<Database>, scope: Scope) {
  return db
    .selectFrom('publication')
    .leftJoin('account', 'account.id', 'publication.changed_by')
    .leftJoin('school', 'school.id', 'publication.school_id')
    .where((where) =>
      where.or([
        where('publication.school_id', 'in', schoolsInScope(db, scope)),
        where.and([
          where('publication.school_id', 'is', null),
          where('publication.territory_id', 'in', territoriesInScope(db, scope)),
        ]),
      ]),
    );
}

export async function isPublicationInScope(db: Kysely<Database>, scope: Scope, id: number): Promise<boolean> {
  const row = await inScope(db, scope).select('publication.id').where('publication.id', '=', id).executeTakeFirst();
  return row !== undefined;
}

const SUMMARY = [
  'publication.id',
  'publication.territory_id as territoryId',
  'publication.school_id as schoolId',
  'school.short_name as school',
  'kind',
  'year',
  'document',
  'title',
  'place',
  'state',
  'version',
  'made_by as madeBy',
  'account.name as changedBy',
  'changed_at as changedAt',
] as const;

/** Without texts and files: a list of hundreds stays small. */
export async function findSummaries(db: Kysely<Database>, scope: Scope) {
  return inScope(db, scope)
    .select([...SUMMARY])
    .orderBy('changed_at', 'desc')
    .orderBy('publication.id', 'desc')
    .execute();
}

/** @throws ProblemError `notFound` */
export async function getPublication(db: Kysely<Database>, id: number) {
  const row = await db
    .selectFrom('publication')
    .leftJoin('account', 'account.id', 'publication.changed_by')
    .leftJoin('school', 'school.id', 'publication.school_id')
    .leftJoin('publication_file as file', 'file.publication_id', 'publication.id')
    .select([...SUMMARY, 'body', 'link', 'appeared_on as appearedOn', 'findings', 'campaign_id as campaignId'])
    .select(['file.name as fileName', 'file.media_type as mediaType', 'file.size as fileSize'])
    .select((select) =>
      select
        .selectFrom('publication_step as step')
        .select((each) => each.fn.max('step.on_day').as('day'))
        .whereRef('step.publication_id', '=', 'publication.id')
        .where('step.step', '=', 'publish')
        .as('publishedOn'),
    )
    .where('publication.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return row;
}
export type PublicationRow = Awaited<ReturnType<typeof getPublication>>;

/** `html` is what `renderText` made of the body. */
type Content = Omit<NewPublication, 'kind' | 'schoolId'> & { html: string };
export type NewRow = Content & Stamp & { kind: PublicationKind; territoryId: number; schoolId: number | null };

/** @returns its id */
export async function insertPublication(trx: Kysely<Database>, row: NewRow): Promise<number> {
  const { id } = await trx
    .insertInto('publication')
    .values({
      kind: row.kind,
      territory_id: row.territoryId,
      school_id: row.schoolId,
      ...columnsOf(row),
      state: 'draft',
      version: 1,
      made_by: row.by,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await keepVersion(trx, id);
  return id;
}

/** @throws ProblemError `publicationChanged` when it has another version than the one that was seen, or is no draft any more */
export async function updatePublication(
  trx: Transaction<Database>,
  id: number,
  change: ChangedPublication & Stamp & { html: string },
): Promise<void> {
  const { version } = change;
  const result = await trx
    .updateTable('publication')
    .set({ ...columnsOf(change), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new ProblemError('publicationChanged');
  await keepVersion(trx, id);
}

function columnsOf(content: Content & Stamp) {
  return {
    year: content.year,
    document: content.document,
    title: content.title.trim(),
    body: content.body,
    html: content.html,
    link: content.link,
    place: content.place,
    appeared_on: content.appearedOn,
    findings: content.findings && JSON.stringify(content.findings satisfies AnswerFinding[]),
    campaign_id: content.campaignId,
    changed_by: content.by,
    changed_at: content.at,
  };
}

export async function keepVersion(trx: Kysely<Database>, id: number): Promise<void> {
  await sql`insert into publication_version (publication_id, version, year, document, title, body, link, place, appeared_on,
      findings, campaign_id, file_name, changed_by, changed_at)
    select id, version, year, document, title, body, link, place, appeared_on, findings, campaign_id,
      (select name from publication_file where publication_id = publication.id), changed_by, changed_at
    from publication where id = ${id}`.execute(trx);
}

export async function findVersions(db: Kysely<Database>, id: number) {
  return db
    .selectFrom('publication_version')
    .leftJoin('account', 'account.id', 'publication_version.changed_by')
    .select(['version', 'year', 'document', 'title', 'body', 'link', 'place', 'appeared_on as appearedOn', 'findings'])
    .select(['campaign_id as campaignId', 'file_name as fileName', 'account.name as changedBy'])
    .select('changed_at as changedAt')
    .where('publication_id', '=', id)
    .orderBy('version', 'desc')
    .execute();
}
