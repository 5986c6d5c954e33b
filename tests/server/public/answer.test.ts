/** What a school tells those who answered: from the disclosed profile to the proposal, the gate at publishing, the poster. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DisclosedResult } from '../../../analytics/suppression/disclosed.ts';
import { drawPdf } from '../../../server/ground/documents/pdf.ts';
import { posterDocument } from '../../../server/public/poster/poster.ts';
import { answerProposal, chooseFindings } from '../../../server/public/proposals/answer.ts';
import type { AnswerProposal } from '../../../server/public/proposals/schemas.ts';
import { foreignNumbers } from '../../../server/publishing/figures/shown.ts';
import type { Publication } from '../../../server/publishing/publications/schemas.ts';
import { openStage, type Stage, send, step, write } from '../publishing/stage.ts';
import { makeLink, sealForGood } from '../world.ts';

type Level = 'low' | 'medium' | 'high';

function result(factor: string, level: Level, sure: number, state = 'certain', students = 40): DisclosedResult {
  const groups = [{ audience: 'student' as const, n: students, people: 60, mean: 50, se: 3 }];
  return {
    kind: 'estimate',
    factor,
    value: 50,
    sd: 3,
    interval: [45, 55],
    raw: 50,
    level,
    state: state as 'certain',
    probabilities: { low: 0, medium: 0, high: 0, [level]: sure },
    groups: students === 0 ? [] : groups,
  };
}

describe('the proposal', () => {
  it('takes the two surest troubles and one thing that is well', () => {
    const results = [
      result('F06', 'high', 0.7, 'leaning'),
      result('F07', 'high', 0.95),
      result('F08', 'high', 0.85),
      result('F09', 'medium', 0.9),
      result('F01', 'low', 0.9),
      result('F12', 'low', 0.99),
    ];
    expect(chooseFindings(results).map(({ factor }) => factor)).toEqual(['F07', 'F08', 'F12']);
  });

  it('fills up from the medium ones, and leaves out what nobody but the director answered or too few did', () => {
    const results = [
      result('F06', 'medium', 0.9),
      result('F04', 'high', 0.9, 'certain', 0),
      result('F07', 'high', 0.9, 'few'),
    ];
    expect(chooseFindings(results).map(({ factor }) => factor)).toEqual(['F06']);
    const withheld: DisclosedResult = { kind: 'withheld', factor: 'F01', reason: 'fewAnswers', groups: [] };
    expect(answerProposal([withheld], new Map(), []).findings).toEqual([]);
  });

  it('says it plainly, with who said so, and takes what is done from the plan', () => {
    const measures = [
      { factor: 'F08', title: 'Договор о правилах класса', endsOn: '2026-12-20' },
      { factor: 'F01', title: 'Другое', endsOn: '2026-12-20' },
    ];
    const { findings } = answerProposal([result('F08', 'high', 0.9)], new Map(), measures);
    expect(findings).toEqual([
      {
        factor: 'F08',
        said: 'На уроках шумно, и это мешает учиться. Это видно по ответам: ученики (40).',
        doing: 'Договор о правилах класса (до 20 декабря 2026 г.).',
      },
    ]);
  });

  it('knows its own words for a factor of another model, and owns up to doubt', () => {
    const titles = new Map([['X1', { ru: 'Питание', en: 'Meals' }]]);
    const { findings } = answerProposal([result('X1', 'medium', 0.6, 'leaning')], titles, []);
    expect(findings[0].said).toMatch(/^Скорее всего, так: питание: есть над чем работать\./);
  });
});

describe('numbers in a finding', () => {
  it.each([
    ['Так ответили 40 учеников 6 и 8 классов в 2026 году', []],
    ['Два учителя из 3 против', ['3']],
    ['риск 61,5', ['61,5']],
    ['41 ученик', ['41']],
  ])('%s', (text, foreign) => {
    expect(foreignNumbers(text, new Set([40]))).toEqual(foreign);
  });
});

describe('the way of an answer', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    const { services, url } = stage.opora;
    const code = await makeLink(services, stage.world, { cap: 200 });
    const { items } = services.content.questionnaires.student;
    for (let n = 0; n < 20; n++) {
      const answers = Object.fromEntries(items.map(({ name, values }) => [name, values[n % 2]]));
      const id = crypto.randomUUID();
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ id, answers });
      await fetch(`${url}/api/survey/${code}/submissions`, { method: 'POST', headers, body });
    }
    await sealForGood(services, stage.world.campaignId);
    await services.jobs.idle();
  });
  afterAll(() => stage.opora.stop());

  const propose = async () => {
    const path = `/api/schools/${stage.world.schoolIds[0]}/answer-proposal?campaign=${stage.world.campaignId}`;
    return (await send<AnswerProposal>(stage, stage.cookies.head, 'GET', path)).body;
  };
  const answer = (findings: AnswerProposal['findings']): Promise<Publication> =>
    write(stage, stage.cookies.head, {
      kind: 'answerBack',
      schoolId: stage.world.schoolIds[0],
      title: 'Вы сказали – школа делает',
      body: 'Спасибо!',
      place: 'schoolSite',
      campaignId: stage.world.campaignId,
      findings,
    });

  it('begins with a proposal and ends on a page and a poster for everybody', async () => {
    const { findings } = await propose();
    expect(findings.length).toBeGreaterThan(0);
    for (const { said } of findings) expect(said).toContain('ученики (20)');
    const unfilled = await answer(findings.map((each) => ({ ...each, doing: '' })));
    expect((await step(stage, stage.cookies.head, unfilled, 'publish')).body.code).toBe('publicationEmpty');
    const draft = await answer(findings.map((each) => ({ ...each, doing: 'Посещаем уроки друг друга.' })));
    const poster = `/public/publications/${draft.id}/poster`;
    expect((await fetch(stage.opora.url + poster)).status).toBe(404);
    const own = await fetch(`${stage.opora.url}/api/publications/${draft.id}/poster?language=ru`, {
      headers: { cookie: stage.cookies.head },
    });
    expect(own.headers.get('content-type')).toBe('application/pdf');
    expect((await step(stage, stage.cookies.head, draft, 'publish')).body.state).toBe('published');
    const page = await (await fetch(`${stage.opora.url}/public/publications/${draft.id}`)).text();
    expect(page).toContain('Посещаем уроки друг друга.');
    expect(page).toContain(poster);
    const sent = await fetch(stage.opora.url + poster);
    expect(decodeURIComponent(sent.headers.get('content-disposition') ?? '')).toMatch(/Плакат – Школа \d+ – .+\.pdf$/);
    const pdf = Buffer.from(await sent.arrayBuffer());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('stops at a number that the gate has not let through, whoever typed it', async () => {
    const [first] = (await propose()).findings;
    const said = 'Два ученика, то есть 2 из 20, против.';
    const draft = await answer([{ ...first, said, doing: 'Разбираемся.' }]);
    const refused = await step(stage, stage.cookies.head, draft, 'publish');
    expect(refused).toMatchObject({ status: 422, body: { code: 'publicationFigures' } });
    expect(refused.body.faults).toEqual([{ path: 'findings/0/said', message: '2' }]);
  });
});

describe('the poster', () => {
  const WORDS = 'Очень длинная фраза о том, что было сказано и сделано. '.repeat(20);
  it.each([20, 80, 120, 180, 250, 320, 400, 500, 600])('is one sheet with texts of up to %d signs', async (signs) => {
    const finding = { factor: 'F06', said: WORDS.slice(0, Math.min(signs, 400)), doing: WORDS.slice(0, signs) };
    const pdf = await drawPdf(
      posterDocument({
        language: 'ru',
        title: 'Вы сказали – школа делает',
        body: WORDS.slice(0, 2 * signs),
        isDraft: true,
        school: 'Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 1»',
        ...{ findings: [finding, finding, finding], address: 'https://opora.example.org/public/publications/1' },
      }),
    );
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  });
});
