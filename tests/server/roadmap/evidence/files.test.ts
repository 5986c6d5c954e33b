import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MOST_BYTES } from '../../../../server/ground/http/attachment.ts';
import type { Evidence } from '../../../../server/roadmap/evidence/schemas.ts';
import { type Answer, enter, openStage, recordFor, type Stage, send } from './stage.ts';

let stage: Stage;
let record: Evidence;
beforeAll(async () => {
  stage = await openStage();
  record = await enter(stage, stage.cookies.head, recordFor(stage, 'staff'));
});
afterAll(() => stage.opora.stop());

const PDF = '%PDF-1.4\nprotocol';

async function attach(cookie: string, name: string, bytes: string): Promise<Answer<Evidence>> {
  const form = new FormData();
  form.append('file', new Blob([Buffer.from(bytes, 'latin1')]), name);
  const headers = { cookie, origin: stage.opora.url };
  const response = await fetch(`${stage.opora.url}/api/evidence/${record.id}/files`, {
    method: 'POST',
    headers,
    body: form,
  });
  return { status: response.status, body: await response.json() };
}

const download = (cookie: string, file: number) =>
  fetch(`${stage.opora.url}/api/evidence/${record.id}/files/${file}`, { headers: { cookie } });

it('takes a file by its content, whatever it is called, and gives back the same bytes', async () => {
  const { body, status } = await attach(stage.cookies.coordinator, 'протокол.exe', PDF);
  expect(status).toBe(201);
  expect(body.files).toMatchObject([{ name: 'протокол.pdf', mediaType: 'application/pdf', size: PDF.length }]);
  const response = await download(stage.cookies.tutor, body.files[0].id);
  expect(response.headers.get('content-disposition')).toContain('attachment');
  expect(await response.text()).toBe(PDF);
});

it('refuses what is none of the kinds, and what is too large', async () => {
  expect((await attach(stage.cookies.head, 'x.pdf', '<html>')).body.code).toBe('publicationFile');
  const large = await attach(stage.cookies.head, 'x.pdf', PDF + ' '.repeat(MOST_BYTES));
  expect(large.status).toBe(413);
});

it('refuses what is one byte too large when that byte comes after all others were read', async () => {
  const head = `--limit\r\ncontent-disposition: form-data; name="file"; filename="x.pdf"\r\n\r\n`;
  const parts = [head + PDF.padEnd(MOST_BYTES), ' \r\n--limit--\r\n'];
  const path = `${stage.opora.url}/api/evidence/${record.id}/files`;
  const headers = {
    cookie: stage.cookies.head,
    origin: stage.opora.url,
    'content-type': 'multipart/form-data; boundary=limit',
    'content-length': parts.join('').length,
  };
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request(path, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.write(parts[0], async () => {
      await pause(300);
      sent.end(parts[1]);
    });
  });
  expect(status).toBe(413);
});

it('hands it to nobody who does not read the record, and lets nobody else remove it', async () => {
  const { head, otherHead, psychologist, tutor } = stage.cookies;
  const { body } = await attach(head, 'list.pdf', PDF);
  const { id } = body.files[body.files.length - 1];
  expect((await download(otherHead, id)).status).toBe(403);
  expect((await download(psychologist, id)).status).toBe(404);
  const path = `/api/evidence/${record.id}/files/${id}`;
  expect((await send(stage, tutor, 'DELETE', path)).status).toBe(403);
  expect((await send(stage, head, 'DELETE', path)).body.files.map((file) => file.id)).not.toContain(id);
  expect((await download(head, id)).status).toBe(404);
});
