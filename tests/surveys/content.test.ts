/** The content folder is the test table: all of it parses, is complete in both languages, and hangs together. */
import { type JsonError, Model } from 'survey-core';
import { describe, expect, it, vi } from 'vitest';
import { textTable } from '../../server/operation/commands/statistics/readable.ts';
import { completeLanguages, coverageMatrix, measureSummary, questionFeeds } from '../../surveys/feeds.ts';
import { mostQuestions } from '../../surveys/form-rules.ts';
import { loadContent } from '../../surveys/load.ts';
import { type Audience, audiences } from '../../surveys/schema.ts';

const content = loadContent();
const { questionnaires, riskModel } = content;

/** Who is asked about which factor: the domain's table. */
const informants: Record<string, Audience[]> = {
  F01: ['director', 'teacher', 'student', 'parent'],
  F02: ['director', 'teacher', 'student', 'parent'],
  F03: ['director', 'teacher', 'student'],
  F04: ['director', 'teacher'],
  F05: ['director', 'teacher'],
  F06: ['teacher', 'student', 'parent'],
  F07: ['teacher', 'student', 'parent'],
  F08: ['teacher', 'student'],
  F09: ['director', 'teacher', 'student', 'parent'],
  F10: ['director', 'teacher', 'parent'],
  F11: ['director', 'teacher'],
  F12: ['teacher', 'student', 'parent'],
};

/** Words that would ask for what nobody is asked for: name, birthday, nationality, religion, health, income. */
const forbidden =
  /фамили|как вас зовут|ваше имя|твоё имя|дат[аы] рожд|национальност|вероисповед|религи|диагноз|болезн|инвалид|доход|зарплат/i;

describe('coverage', () => {
  it('asks each informant of the table at least 4 items, the director at least 2 facts', () => {
    const matrix = coverageMatrix(riskModel);
    const rows = Object.entries(matrix).map(([code, counts]) => [
      code,
      ...audiences.map((a) => String(counts[a] ?? '')),
    ]);
    console.info(textTable([['factor', ...audiences], ...rows]));
    expect(Object.keys(matrix)).toEqual(Object.keys(informants));
    for (const [code, asked] of Object.entries(informants)) {
      expect(Object.keys(matrix[code]!).sort(), code).toEqual([...asked].sort());
      for (const audience of asked) {
        expect(matrix[code]![audience], `${code} ${audience}`).toBeGreaterThanOrEqual(audience === 'director' ? 2 : 4);
      }
    }
  });

  it.each(audiences)('lets every question of the %s feed the risk model, and keeps the form short', (audience) => {
    const { items, facts } = questionnaires[audience];
    const names = [...items, ...facts].map(({ name }) => name);
    expect(Object.keys(questionFeeds(riskModel, audience)).sort()).toEqual([...names].sort());
    expect(names.length).toBeLessThanOrEqual(mostQuestions[audience]);
  });

  it.each(['teacher', 'student', 'parent'] as const)(
    'reverses at least a quarter of the items of the %s',
    (audience) => {
      const items = riskModel.factors.flatMap((factor) => factor.informants[audience]?.items ?? []);
      expect(items.filter((item) => item.reversed).length / items.length).toBeGreaterThanOrEqual(0.25);
    },
  );

  it('reverses some and not all items of each factor and informant', () => {
    for (const { code, informants: asked } of riskModel.factors) {
      for (const [audience, { items }] of Object.entries(asked)) {
        if (items === undefined) continue;
        const reversed = items.filter((item) => item.reversed).length;
        expect(reversed, `${code} ${audience}`).toBeGreaterThan(0);
        expect(reversed, `${code} ${audience}`).toBeLessThan(items.length);
      }
    }
  });
});

describe('questionnaires', () => {
  it.each(['teacher', 'student', 'parent'] as const)(
    'offer "hard to say" beside 1…4 on every item of the %s',
    (audience) => {
      for (const item of questionnaires[audience].items) {
        expect(item).toMatchObject({ values: [1, 2, 3, 4], hardToSay: true });
      }
    },
  );

  it('hold 4 to 6 items a page for anonymous respondents, and no question that allows a sentence', () => {
    for (const audience of ['teacher', 'student', 'parent'] as const) {
      const { definition, items } = questionnaires[audience];
      for (const page of definition.pages) {
        expect(page.elements.length).toBeGreaterThanOrEqual(4);
        expect(page.elements.length).toBeLessThanOrEqual(6);
      }
      expect(definition.pages.flatMap((page) => page.elements)).toHaveLength(items.length);
    }
  });

  it('ask nobody for a name, birthday, nationality, religion, health or income', () => {
    for (const audience of audiences) {
      const { items, facts } = questionnaires[audience];
      for (const { name, title } of [...items, ...facts]) expect(title.ru, name).not.toMatch(forbidden);
    }
  });

  it('say on the first page of the director that the return is signed, and to the others what is stored', () => {
    const first = questionnaires.director.definition.pages[0] as unknown as { description: { ru: string } };
    expect(first.description.ru).toContain('подписанный отчёт');
    for (const audience of ['teacher', 'student', 'parent'] as const) {
      const { ru } = questionnaires[audience].definition.description as { ru: string };
      expect(ru).toMatch(/хран(им|ятся):/i);
      expect(ru).toMatch(/не хран(им|ятся):/i);
    }
  });

  it.each(audiences)('close with thanks, the psychologist and the helpline: %s', (audience) => {
    const { ru, en } = questionnaires[audience].definition.completedHtml as { ru: string; en: string };
    expect(ru).toMatch(/Спасибо/);
    expect(ru).toMatch(/психолог/);
    for (const text of [ru, en]) expect(text).toContain(content.settings.helpline.phone);
  });

  it('name the counts of people of the director, which pass the suppression gate', () => {
    const people = questionnaires.director.facts.filter((fact) => fact.unit?.ru === 'человек').map(({ name }) => name);
    const families = ['f10_d_families', 'f10_d_came'];
    expect([...(riskModel.countsOfPeople ?? [])].sort()).toEqual([...new Set([...people, ...families])].sort());
  });
});

describe('every form', () => {
  const forms = [
    ...audiences.map((audience) => [audience, questionnaires[audience].definition] as const),
    ...Object.entries(content.forms),
  ];

  it.each(forms)('%s loads in SurveyJS without a fault or a warning', (_, definition) => {
    const warn = vi.spyOn(console, 'warn');
    const error = vi.spyOn(console, 'error');
    const model = new Model(definition);
    expect((model.jsonErrors ?? []).map((fault: JsonError) => fault.message)).toEqual([]);
    expect(warn).not.toHaveBeenCalled();
    expect(error).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('covers lesson observation, document review, visit report and staff analysis', () => {
    expect(Object.keys(content.forms)).toEqual([
      'document-review',
      'lesson-observation',
      'staff-analysis',
      'visit-report',
    ]);
  });

  it('has criteria for each kind of document', () => {
    const { pages } = content.forms['document-review']!;
    const kinds = (pages[0]!.elements[0]!.choices as { value: string }[]).map(({ value }) => value);
    for (const kind of kinds) {
      const page = pages.find((candidate) => (candidate as unknown as { name: string }).name === kind);
      expect(page!.elements.length, kind).toBeGreaterThanOrEqual(5);
    }
  });
});

describe('languages', () => {
  it.each(Object.keys(content) as (keyof typeof content)[])('%s is complete in both', (piece) => {
    expect(completeLanguages(content[piece])).toEqual(['ru', 'en']);
  });

  const choicesOf = (name: string, question: string) =>
    content.forms[name]!.pages.flatMap(({ elements }) => elements)
      .filter((element) => element.name === question)
      .flatMap((element) => (element.choices as { value: string }[]).map(({ value }) => value));

  it('let a visit report tick every factor, and a lesson those that it can show', () => {
    const codes = riskModel.factors.map(({ code }) => code);
    expect(choicesOf('visit-report', 'focus')).toEqual(codes);
    expect(codes).toEqual(expect.arrayContaining(choicesOf('lesson-observation', 'factors')));
    expect(choicesOf('lesson-observation', 'factors').length).toBeGreaterThan(0);
  });

  it('leave no Cyrillic in English texts of forms and measures, except Russian abbreviations in capitals', () => {
    const wrong: string[] = [];
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        if (key === 'en' && typeof value === 'string' && /[а-яё]/.test(value)) wrong.push(value);
        visit(value);
      }
    };
    visit([content.questionnaires, content.forms, content.measures, content.riskModel, content.exitCriteria]);
    expect(wrong).toEqual([]);
  });
});

describe('measures', () => {
  const summary = measureSummary(content);

  it('are at least 60, and at least 5 for each factor', () => {
    expect(summary.total).toBeGreaterThanOrEqual(60);
    for (const [code, count] of Object.entries(summary.byFactor)) expect(count, code).toBeGreaterThanOrEqual(5);
  });

  it('belong to every row of the roadmap but the selection of schools, which the ministry makes', () => {
    console.info('measures by roadmap row', JSON.stringify(summary.byActivity));
    const empty = Object.entries(summary.byActivity).filter(([, count]) => count === 0);
    expect(empty.map(([no]) => no)).toEqual(['1']);
  });

  it('are all reachable from a factor of the model', () => {
    const codes = new Set(riskModel.factors.map((factor) => factor.code));
    for (const measure of content.measures) {
      expect(
        measure.factors.some((code) => codes.has(code)),
        measure.code,
      ).toBe(true);
    }
  });

  it('prove themselves by a register that one of their rows keeps', () => {
    const registers = new Map(content.roadmaps['2023']!.activities.map((row) => [row.no, row.register]));
    for (const { code, activities, proof } of content.measures) {
      const kept = activities.map((no) => registers.get(no)!);
      expect(
        proof.registers.some((register) => kept.includes(register)),
        code,
      ).toBe(true);
      for (const register of proof.registers) expect([...registers.values()], code).toContain(register);
    }
  });
});

describe('tests and exit criteria', () => {
  it('wait for a person to check every cut-off', () => {
    expect(content.vpr['2023']!.tests).toHaveLength(9);
    expect(content.vpr['2023']!.tests.filter((test) => test.checked)).toEqual([]);
  });

  it('mark the exit criteria as a first proposal, for both statuses', () => {
    expect(content.exitCriteria.proposal).toBe(true);
    expect(content.exitCriteria.statuses.map(({ status }) => status)).toEqual(['lowResults', 'hardConditions']);
  });

  it('restates the 28 rows of the order', () => {
    expect(content.roadmaps['2023']!.activities).toHaveLength(28);
  });
});
