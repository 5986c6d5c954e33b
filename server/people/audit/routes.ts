import type { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { CSV_TYPE, csvStream } from '../../ground/files/csv.ts';
import { contentDisposition, downloadName } from '../../ground/files/names.ts';
import type { Services } from '../../services.ts';
import { callerOf } from '../identity/access.ts';
import { scopeOf } from '../identity/caller.ts';
import { findSchools } from '../schools/store.ts';
import { territoryNameOf } from '../territories/scope.ts';
import { exportHeader, exportRows } from './export.ts';
import { period } from './period.ts';
import { type AuditEntry, AuditExportQuery, AuditQuery, AuditResponse, AuditWordsResponse } from './schemas.ts';
import { type EntryFilter, type EntryRow, findEntries } from './store.ts';
import { recordAction } from './trail.ts';
import words from './words.json' with { type: 'json' };

const PAGE = 50;

export const auditRoutes =
  ({ clock, db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/audit',
      { config: { access: 'audit:read' }, schema: { querystring: AuditQuery, response: { 200: AuditResponse } } },
      async (request) => {
        const { limit = PAGE } = request.query;
        const scope = scopeOf(callerOf(request), 'audit:read');
        // One more than is shown tells whether there are more.
        const rows = await findEntries(db, scope, filterOf(request.query), limit + 1);
        const entries = rows.slice(0, limit).map(entryView);
        return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
      },
    );

    app.get(
      '/api/audit/words',
      { config: { access: 'audit:read' }, schema: { response: { 200: AuditWordsResponse } } },
      async () => ({ actions: words.actions, kinds: words.kinds, details: words.details }),
    );

    app.get(
      '/api/audit/export',
      {
        config: { access: 'audit:read', audit: 'audit.export' },
        schema: {
          querystring: AuditExportQuery,
          response: { 200: { content: { 'text/csv': { schema: Type.Unsafe<Readable>({ type: 'string' }) } } } },
        },
      },
      async (request, reply) => {
        const { language = 'ru', offset = 0, ...query } = request.query;
        const scope = scopeOf(callerOf(request), 'audit:read');
        const filter = filterOf({ ...query, offset });
        const schoolNames = new Map((await findSchools(db, scope)).map(({ id, shortName }) => [id, shortName]));
        const details = Object.keys(query).length > 0 ? { filter: new URLSearchParams(textsOf(query)).toString() } : {};
        await recordAction(db, request, { action: 'audit.export', record: { kind: 'audit', id: 'csv' }, details });
        const place = await territoryNameOf(db, callerOf(request));
        const rows = exportRows(db, scope, filter, { language, offset, schoolNames });
        return reply
          .type(CSV_TYPE)
          .header(
            'content-disposition',
            contentDisposition(downloadName([words.file[language], place[language], clock.today()], 'csv')),
          )
          .send(csvStream(exportHeader(language), rows, language));
      },
    );
  };

function filterOf({ before, from, offset, to, ...rest }: AuditQuery): EntryFilter {
  const { limit: _, ...exact } = rest;
  return { ...exact, ...(before !== undefined && { before }), ...period({ from, offset, to }) };
}

function textsOf(query: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

function entryView({ account_id, accountName, at, ...rest }: EntryRow): AuditEntry {
  const account = account_id === null ? null : { id: account_id, name: accountName };
  return { ...rest, at: at.toISOString(), account };
}
