/** Every kind of import, written in every odd way in which districts write files: what is read is the same. */
import { describe, expect, it } from 'vitest';
import { checkTable } from '../../../server/objectivity/imports/check.ts';
import { inspectTable } from '../../../server/objectivity/imports/inspection.ts';
import { readList } from '../../../server/objectivity/lists/read-list.ts';
import { readReport } from '../../../server/objectivity/reports/reading.ts';
import { readTests } from '../../../server/objectivity/tests/upload.ts';
import { type RegisterColumns, readRegister } from '../../../server/people/imports/register-file.ts';
import { readOfficial } from '../../../server/profiles/official/reading.ts';
import { checkResultTable } from '../../../server/results/means/check.ts';
import { readRoadmap } from '../../../server/roadmap/municipal/imports/read-roadmap.ts';
import { templateFor } from '../../../server/roadmap/municipal/year.ts';
import { loadContent } from '../../../surveys/load.ts';
import type { Roadmap } from '../../../surveys/roadmap.ts';
import { ODDITIES, type Plain, REFUSED, withFurther } from './oddities.ts';

const content = loadContent();
const factors = content.riskModel.factors.map(({ code, title = { ru: code, en: code } }) => ({ code, title }));
const source = templateFor(content, 2026) as Roadmap;
const schools = [
  { id: 1, names: ['МБОУ «Арбузовская СОШ»'], login: 'edu610120', code: null },
  { id: 2, names: ['МБОУ «Белокрыльская СОШ»'], login: 'edu610121', code: null },
];
const [ONE, TWO] = schools.map(({ names }) => names[0]);
const subjects = new Map([['математика', 'mathematics']]);
const test = {
  maximum: 4,
  cuts: [1, 2, 3] as [number, number, number],
  items: ['1', '2', '3'].map((name) => ({ name, maximum: name === '3' ? 2 : 1 })),
};
const noLines = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value, (key, own) => (['line', 'leftOut', 'sums', 'place', 'odd'].includes(key) ? undefined : own)),
  );

async function pupils(bytes: Buffer) {
  const { kind, mapping, place } = await inspectTable(bytes, { test, subjects, choice: {} });
  if (!mapping) return { kind };
  const rules = { test, place, mapping, schoolId: 1, answers: {}, otherTests: [], schools };
  const { preview, results } = await checkTable(bytes, rules, () => {});
  return { kind, good: preview.good, absent: preview.absent, faults: preview.faults, results };
}
async function report(bytes: Buffer) {
  const { tables } = await inspectTable(bytes, { test: null, subjects, choice: {} });
  const [table] = tables;
  if (!table || !('columns' in table)) return { kind: table?.kind };
  const { columns, kind, line, rows, sheet } = table;
  const place = { sheet, firstLine: line + rows };
  const read = await readReport(bytes, { bytes, kind, columns, place, test, schools, answers: {} });
  return { kind, unit: read.unit, lines: read.lines, faults: read.faults, unknown: read.unknown };
}
const register = (columns: RegisterColumns) => async (bytes: Buffer) => {
  const read = await readRegister(bytes, columns, {});
  if ('trouble' in read) return read.trouble;
  const days = (cell: { text: string; day: string | null }) => cell.day ?? cell.text;
  return read.rows.map(({ cells }) =>
    Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, days(cell)])),
  );
};

type Kind = { read(bytes: Buffer): Promise<unknown>; table: Plain };
const groups = ['Группы участников', 'Кол-во участников'];
const KINDS: Record<string, Kind> = {
  pupilRows: {
    read: pupils,
    table: {
      title: ['Математика, 7 класс, 2026 год'],
      heads: ['Школа', 'Код участника', 'Класс', '1', '2', '3', 'Первичный балл', 'Отметка'],
      rows: [
        [ONE, 7001, '7А', 1, 0, 2, 3, 5],
        [TWO, 7002, '7Б', 1, 1, 0, 2, 4],
        [TWO, 7003, '7Б', 0, 0, 1, 1, 3],
      ],
    },
  },
  collectionForm: {
    read: pupils,
    table: {
      title: ['Математика, 7 класс, 2026 год'],
      heads: ['Код участника', 'Класс', 'Вариант', '1', '2', '3'],
      rows: [
        [7001, '7А', 1, 1, 0, 2],
        [7002, '7Б', 2, 1, 1, 0],
      ],
    },
  },
  markStatistics: {
    read: report,
    table: {
      heads: [...groups, '2', '3', '4', '5'],
      rows: [
        [ONE, 10, 1, 2, 3, 4],
        [TWO, 8, 2, 2, 2, 2],
      ],
    },
  },
  scoreDistribution: {
    read: report,
    table: {
      heads: [...groups, '0', '1', '2', '3', '4'],
      rows: [
        [ONE, 10, 1, 2, 3, 2, 2],
        [TWO, 8, 2, 2, 2, 1, 1],
      ],
    },
  },
  itemResults: {
    read: report,
    table: {
      heads: [...groups, '1', '2', '3'],
      rows: [
        [ONE, 10, 50, 25, 10],
        [TWO, 8, 60, 30, 10],
      ],
    },
  },
  journalComparison: {
    read: report,
    table: {
      heads: [...groups, 'Понизили', 'Подтвердили', 'Повысили'],
      rows: [
        [ONE, 10, 1, 7, 2],
        [TWO, 8, 2, 4, 2],
      ],
    },
  },
  means: {
    read: async (bytes) => {
      const { place: _, sheets, ...read } = await checkResultTable(bytes, { schools, subjects, answers: {} });
      expect(sheets.some(({ rows }) => rows > 0)).toBe(true);
      return read;
    },
    table: {
      heads: ['Школа', 'Год', 'Предмет', 'Класс', 'Участников', 'Средний балл', 'Стандартное отклонение'],
      rows: [
        [ONE, 2026, 'Математика', 7, 20, 2.5, 1.1],
        [TWO, 2026, 'Математика', 7, 18, 2.1, 1.2],
      ],
    },
  },
  markers: {
    read: async (bytes) => {
      const { faults, marks, unknown } = await readList(bytes, { year: 2026, schools, answers: {}, choice: {} });
      return { faults, marks, unknown };
    },
    table: {
      heads: ['Школа', 'Класс', 'Предмет', 'Маркер'],
      rows: [
        [ONE, 4, 'Русский язык', 1],
        [TWO, 5, 'Математика', 0],
      ],
    },
  },
  riskProfile: {
    read: async (bytes) => {
      const { faults, levels, unknown } = await readOfficial(bytes, {
        choice: {},
        year: 2026,
        schools,
        answers: {},
        factors,
      });
      return { faults, levels, unknown };
    },
    table: {
      heads: ['Школа', 'Фактор риска', 'Значимость фактора риска'],
      rows: [
        [ONE, '2. Дефицит педагогических кадров', 'Высокая'],
        [TWO, 10, 'Низкая'],
      ],
    },
  },
  contingent: {
    read: register(content.fileWords.contingent),
    table: {
      heads: ['Школа', 'Группа', 'Параллель', 'Человек', 'На дату'],
      rows: [
        [ONE, 'Обучающиеся', 6, 25, '@2026-09-01'],
        [TWO, 'Родители', 8, 30, '@2026-09-01'],
      ],
    },
  },
  schools: {
    read: register(content.fileWords.schools),
    table: {
      heads: ['Краткое наименование', 'ИНН', 'Логин ФИС ОКО', 'Открыта'],
      rows: [
        [ONE, 6125012345, 'edu610120', '@1985-09-01'],
        [TWO, 6125012346, 'edu610121', '@1990-01-02'],
      ],
    },
  },
  accounts: {
    read: register(content.fileWords.accounts),
    table: {
      heads: ['ФИО', 'Роль', 'Школа', 'Электронная почта'],
      rows: [
        ['Иванова Анна', 'Директор', ONE, 'a@b.ru'],
        ['Петров Пётр', 'Тьютор', '', 'c@d.ru'],
      ],
    },
  },
  roadmaps: {
    read: async (bytes) => {
      const { content: made, faults } = await readRoadmap(bytes, source, 2026);
      return { activities: made.activities, faults };
    },
    table: {
      heads: ['№ п/п', 'Мероприятие', 'Начало', 'Окончание', 'Ответственные', 'Цель'],
      rows: [
        [1, source.activities[0].title.ru, '@2026-03-01', '@2026-03-31', 'Тьютор', 5],
        [2, 'Встреча', '@2026-04-01', '@2026-05-05', 'Директор', 2],
      ],
    },
  },
  tests: {
    read: async (bytes) => readTests('tests', bytes),
    table: {
      heads: ['Предмет', 'Класс', 'Год', 'Максимум', 'На 3', 'На 4', 'На 5'],
      rows: [
        ['Математика', 7, 2026, 19, 7, 12, 16],
        ['Русский язык', 7, 2026, 47, 22, 32, 42],
      ],
    },
  },
};

describe.each(Object.entries(KINDS))('%s', (_, { read, table }) => {
  const plain = async () => noLines(await read(ODDITIES['a text with semicolons'](table)));

  it('is read whole where nothing is odd', async () => {
    const found = (await plain()) as Record<string, unknown>;
    const lists = ['results', 'lines', 'rows', 'marks', 'levels', 'activities', 'tests'].map((name) => found[name]);
    expect(lists.find(Array.isArray) ?? found).toHaveLength(table.rows.length);
    expect([found.faults ?? [], found.unknown ?? []]).toEqual([[], []]);
  });

  it.each(Object.entries(ODDITIES))('with %s', async (_name, write) => {
    expect(noLines(await read(write(table)))).toEqual(await plain());
  });

  it.each(Object.entries(REFUSED))('is refused as %s', async (code, bytes) => {
    const found = await read(bytes).catch((error: unknown) => error);
    expect(found).toMatchObject({ code });
  });
});

describe('two tests below one another', () => {
  const results = [
    'pupilRows',
    'collectionForm',
    'markStatistics',
    'scoreDistribution',
    'itemResults',
    'journalComparison',
  ];
  it.each(results)('%s: what is below belongs to the other', async (kind) => {
    const { read, table } = KINDS[kind];
    const plain = await read(ODDITIES['a text with semicolons'](table));
    expect(noLines(await read(withFurther(table)))).toEqual(noLines(plain));
  });
});
