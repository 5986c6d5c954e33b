/** Loading: a district's copies override piece by piece, every fault is named, and nothing half-loads. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ContentError, type ContentFault, describeFault } from '../../surveys/fault.ts';
import { fileWordFiles } from '../../surveys/file-words.ts';
import { builtInFolder } from '../../surveys/folder.ts';
import { loadContent } from '../../surveys/load.ts';
import { brokenForms } from './broken-forms.ts';
import { brokenRegisters } from './broken-registers.ts';

const brokenFiles = [...brokenForms, ...brokenRegisters];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opora-content-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function builtIn(file: string): string {
  return readFileSync(join(builtInFolder, file), 'utf8');
}

function faultsOf(load: () => unknown): ContentFault[] {
  try {
    load();
  } catch (error) {
    if (error instanceof ContentError) return error.faults;
    throw error;
  }
  return [];
}

describe('words of files', () => {
  it('of a district are added to those that come with Opora', () => {
    write('file-words/pupil-rows.json', JSON.stringify({ total: ['Набрано Баллов'], missing: ['не дошёл'] }));
    write('file-words/schools.json', JSON.stringify({ columns: { code: { names: ['Код ЕГИССО'] } } }));
    const { fileWords } = loadContent(folder);
    const builtInWords = loadContent().fileWords;
    expect(fileWords.pupilRows.total).toEqual([...builtInWords.pupilRows.total, 'набрано баллов']);
    expect(fileWords.pupilRows.missing).toContain('не дошел');
    expect(fileWords.schools.columns.code.names).toContain('код егиссо');
    expect(fileWords.schools.required).toEqual(builtInWords.schools.required);
    expect(fileWords.accounts).toEqual(builtInWords.accounts);
  });

  it('stay the same where a whole file is copied', () => {
    for (const file of fileWordFiles) write(file, builtIn(file));
    expect(loadContent(folder).fileWords).toEqual(loadContent().fileWords);
  });

  it.each([
    ['pupil-rows.json', { totals: ['набрано'] }, 'totals', /no such field/],
    ['pupil-rows.json', { total: 'набрано' }, 'total', /list/],
    ['pupil-rows.json', { total: [''] }, 'total[0]', /empty/],
    ['pupil-rows.json', { total: ['Оценка'] }, 'total', /taken/],
    ['schools.json', { columns: { code: { names: ['Школа'] } } }, 'code', /taken/],
    ['roadmaps.json', { months: ['янв'] }, 'months', /./],
  ])('are refused in %s: %j', (name, words, path, cure) => {
    write(`file-words/${name}`, JSON.stringify(words));
    const faults = faultsOf(() => loadContent(folder));
    expect(faults).toMatchObject([{ file: `file-words/${name}`, path, expected: { en: expect.stringMatching(cure) } }]);
  });
});

describe('broken files', () => {
  it('are at least thirty', () => {
    expect(brokenFiles.length).toBeGreaterThanOrEqual(30);
  });

  it.each(brokenFiles)('$name in $file', ({ file, breakIt, breakText, path, cure }) => {
    if (breakText !== undefined) write(file, breakText(builtIn(file)));
    else {
      const content = JSON.parse(builtIn(file)) as never;
      breakIt!(content);
      write(file, JSON.stringify(content, null, 2));
    }
    const faults = faultsOf(() => loadContent(folder));
    const fault = faults.find((candidate) => candidate.file === file && candidate.path === path);
    expect(fault, JSON.stringify(faults)).toBeDefined();
    expect(fault!.expected.en).toMatch(cure);
    expect(fault!.expected.ru).toMatch(/[а-яё]/);
    const line = describeFault(fault!, 'ru');
    expect(line).toContain(file);
    expect(line).toContain(path);
  });

  it('are all reported at once', () => {
    write('risk-model.json', '{');
    write('settings.json', '{"helpline": {"phone": "call us", "note": {"ru": "да"}}}');
    const faults = faultsOf(() => loadContent(folder));
    expect(faults.map(({ file, path }) => `${file} ${path}`).sort()).toEqual([
      'risk-model.json ',
      'settings.json helpline.note.en',
      'settings.json helpline.phone',
    ]);
  });

  it('include a folder that is not there and a file that nothing reads', () => {
    const missing = join(folder, 'nowhere');
    expect(faultsOf(() => loadContent(missing))).toMatchObject([{ file: missing, path: '' }]);
    write('questionaires/student.json', '{}');
    expect(faultsOf(() => loadContent(folder))[0]).toMatchObject({ file: join('questionaires', 'student.json') });
  });
});

describe('override', () => {
  it('of an empty folder is the built-in content', () => {
    expect(loadContent(folder)).toEqual(loadContent());
  });

  it('replaces a piece and leaves the others', () => {
    write(
      'settings.json',
      '{"helpline": {"phone": "8-863-000-00-00", "note": {"ru": "Круглосуточно.", "en": "Day and night."}}}',
    );
    const content = loadContent(folder);
    const { ru } = content.questionnaires.student.definition.completedHtml as { ru: string };
    expect(ru).toContain('<strong>8-863-000-00-00</strong>. Круглосуточно.');
    expect(content.riskModel).toEqual(loadContent().riskModel);
  });

  it('adds a roadmap, and a file of measures', () => {
    write('roadmaps/2024.json', builtIn('roadmaps/2023.json'));
    const measures = JSON.parse(builtIn('measures/F01.json')) as { code: string }[];
    write('measures/own.json', JSON.stringify([{ ...measures[0], code: 'M90-01' }]));
    const content = loadContent(folder);
    expect(Object.keys(content.roadmaps)).toEqual(['2023', '2024']);
    expect(content.measures).toHaveLength(loadContent().measures.length + 1);
  });

  it('takes a complete copy of the built-in folder', () => {
    cpSync(builtInFolder, folder, { recursive: true });
    expect(loadContent(folder)).toEqual(loadContent());
  });

  it('keeps what an editor writes into the settings as text', () => {
    write('settings.json', '{"helpline": {"phone": "123", "note": {"ru": "<b>", "en": "<b>"}}}');
    const { ru } = loadContent(folder).questionnaires.student.definition.completedHtml as { ru: string };
    expect(ru).toContain('&lt;b&gt;');
  });
});
