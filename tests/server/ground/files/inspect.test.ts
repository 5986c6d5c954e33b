import { describe, expect, it } from 'vitest';
import { inspectFile, type TakenKind } from '../../../../server/ground/files/inspect.ts';
import { zip } from '../tables/workbooks.ts';

const MEGABYTE = 1024 * 1024;
const TYPES = { name: '[Content_Types].xml', body: '<Types/>' };
const BOOK = { name: 'xl/workbook.xml', body: '<workbook/>' };
const SHEET = { name: 'xl/worksheets/sheet1.xml', body: '<worksheet/>' };
const inspect = (bytes: Buffer, kinds: TakenKind[] = ['xlsx', 'docx', 'text', 'pdf', 'png', 'jpeg'], most = MEGABYTE) =>
  inspectFile(bytes, kinds, most, { total: 4 * MEGABYTE, parts: 50, ratio: 100 });
const refused = (bytes: Buffer, code: string, kinds?: TakenKind[]) =>
  expect(inspect(bytes, kinds)).rejects.toMatchObject({ name: 'FileFault', code });

describe('a file', () => {
  it.each([
    ['xlsx', zip([TYPES, BOOK, SHEET])],
    ['docx', zip([TYPES, { name: 'word/document.xml', body: '<document/>' }])],
    ['text', Buffer.from('школа;баллы\r\n1;2')],
    ['text', Buffer.from([0xff, 0xfe, 0x31, 0x00])],
    ['text', Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])],
    ['pdf', Buffer.from('%PDF-1.7\n')],
    ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])],
    ['jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0])],
  ])('is known as %s by its content', async (kind, bytes) => {
    expect(await inspect(bytes)).toBe(kind);
  });

  it('is refused when it is empty, too large, or not what is expected', async () => {
    await refused(Buffer.alloc(0), 'empty');
    await expect(inspect(Buffer.alloc(MEGABYTE + 1, 'a'))).rejects.toMatchObject({ code: 'tooLarge' });
    await refused(zip([TYPES, BOOK]), 'kind', ['docx', 'text']);
    await refused(zip([{ name: 'a.txt', body: 'a' }]), 'kind');
    await refused(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'kind');
    await refused(Buffer.from('MZ\u0000\u0003'), 'kind');
    await refused(Buffer.from('PK\u0003\u0004 and no archive'), 'broken');
  });
});

describe('an archive', () => {
  it.each([
    ['of programs', { name: 'xl/vbaProject.bin', body: 'x' }, 'macros'],
    ['of old macros', { name: 'xl/macrosheets/sheet1.xml', body: '<x/>' }, 'macros'],
    ['with a control', { name: 'xl/activeX/activeX1.bin', body: 'x' }, 'macros'],
    ['with an executable', { name: 'xl/embeddings/run.exe', body: 'MZ' }, 'macros'],
    ['with entities', { name: 'xl/a.xml', body: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }, 'entities'],
    [
      'with entities further on',
      { name: 'xl/a.xml', body: `<!--${'-x'.repeat(90_000)}--><!doctype a><a/>` },
      'entities',
    ],
    ['with entities in two bytes', { name: 'xl/a.xml', body: Buffer.from('<!DOCTYPE a>', 'utf16le') }, 'entities'],
    ['with a part that says too much', { name: 'a.bin', body: 'x', claimedSize: 2 ** 31 }, 'bomb'],
    ['with a part that is too much', { name: 'a.bin', body: Buffer.alloc(5 * MEGABYTE) }, 'bomb'],
    ['packed too well', { name: 'a.bin', body: Buffer.alloc(2 * MEGABYTE) }, 'bomb'],
    [
      'with a part that lies about its size',
      { name: 'a.bin', body: Buffer.alloc(2 * MEGABYTE), claimedSize: 5 },
      'broken',
    ],
    ['that leads out of its folder', { name: '../../etc/passwd', body: 'x' }, 'broken'],
    ['that has a part twice', BOOK, 'broken'],
  ])('%s is refused', async (_, part, code) => {
    await refused(zip([TYPES, BOOK, SHEET, part]), code);
  });

  it('of macros by its list of types is refused', async () => {
    const types = {
      name: '[Content_Types].xml',
      body: '<Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>',
    };
    await refused(zip([types, BOOK]), 'macros');
  });

  it('of too many parts is refused', async () => {
    await refused(zip(Array.from({ length: 60 }, (_, index) => ({ name: `p${index}`, body: '' }))), 'bomb');
  });

  it('that is cut off is refused, wherever', async () => {
    const whole = zip([TYPES, BOOK, SHEET]);
    for (let length = 4; length < whole.length; length += 7) await refused(whole.subarray(0, length), 'broken');
  });
});
