/** What the chief prepares for the final meeting. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { changeAndRecord } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { stampOf } from '../../people/identity/stamp.ts';
import { territoryOf } from '../../people/territories/scope.ts';
import type { Services } from '../../services.ts';
import { currentRoadmap } from '../municipal/finding.ts';
import { describeMeeting } from './meeting.ts';
import { findNoteHistory, insertNote } from './notes/store.ts';
import { MeetingNote, MeetingParams, MeetingResponse, NoteBody, NoteHistory, NoteParams } from './schemas.ts';

export const meetingRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;

    app.get(
      '/api/meeting/:year',
      { config: { access: 'meeting:prepare' }, schema: { params: MeetingParams, response: { 200: MeetingResponse } } },
      async (request) =>
        describeMeeting(services, await territoryOf(db, callerOf(request), 'meeting:prepare'), request.params.year),
    );

    app.put(
      '/api/meeting/:year/notes/:slide',
      {
        config: { access: 'meeting:prepare', audit: 'meeting.note' },
        schema: { params: NoteParams, body: NoteBody, response: { 200: MeetingNote } },
      },
      async (request) => {
        const { slide, year } = request.params;
        const { text, version: seen } = request.body;
        const caller = callerOf(request);
        const territoryId = await territoryOf(db, caller, 'meeting:prepare');
        await currentRoadmap(services, territoryId, year);
        const stamp = stampOf(services, request);
        const record = { kind: 'meeting', id: year } as const;
        await changeAndRecord(
          db,
          request,
          { action: 'meeting.note', record, territory: territoryId, details: { year: String(year) } },
          (trx) => insertNote(trx, { territoryId, year }, { seen, slide, text }, stamp),
        );
        const [note] = await findNoteHistory(db, { territoryId, year }, slide);
        return note;
      },
    );

    app.get(
      '/api/meeting/:year/notes/:slide/history',
      { config: { access: 'meeting:prepare' }, schema: { params: NoteParams, response: { 200: NoteHistory } } },
      async (request) => {
        const { slide, year } = request.params;
        const territoryId = await territoryOf(db, callerOf(request), 'meeting:prepare');
        return { versions: await findNoteHistory(db, { territoryId, year }, slide) };
      },
    );
  };
