/** Word documents from what was entered, read back with a reader of its own. */
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { answeredPages } from '../../../server/ground/documents/form-answers.ts';
import { wordBytes } from '../../../server/ground/documents/word.ts';
import { loadContent } from '../../../surveys/load.ts';

const { forms } = loadContent();
const VISIT = {
  planned: 'yes',
  hours: 3,
  met: ['head', 'coordinator'],
  strength: 'Учителя разбирают работы.\nВместе.',
  nextVisit: '2026-12-10',
};

describe('the answers to a working form', () => {
  it('stand in the words of the form, page by page, without what was not answered', () => {
    const pages = answeredPages(forms['visit-report'], { ...VISIT, progress: '', tutorDoes: null }, 'ru');
    expect(pages.map(({ rows, title }) => [title, rows.map(({ answer }) => answer)])).toEqual([
      ['Посещение', ['Да', '3', 'Директор; Координатор']],
      ['Как идут дела', ['Учителя разбирают работы.\nВместе.']],
      ['О чём договорились', ['10 декабря 2026 г.']],
    ]);
  });

  it('speak English where it is asked for', () => {
    const [{ rows, title }] = answeredPages(forms['visit-report'], { met: ['head'] }, 'en');
    expect([title, rows[0].answer]).toEqual(['The visit', 'Head']);
  });

  it('give every entry of a repeated panel its own rows, and none to an empty entry', () => {
    const answers = {
      courses: [{ topic: 'Смысловое чтение', hours: 36 }, {}, { topic: 'Функциональная грамотность' }],
    };
    const [{ rows }] = answeredPages(forms['staff-analysis'], answers, 'ru');
    expect(rows[0].answer).toEqual([
      [
        { question: 'Тема курса', answer: 'Смысловое чтение' },
        { question: 'Сколько часов?', answer: '36' },
      ],
      [{ question: 'Тема курса', answer: 'Функциональная грамотность' }],
    ]);
  });

  it.each(Object.keys(forms))('%s: every choice has a text in both languages', (name) => {
    for (const language of ['ru', 'en'] as const) {
      for (const element of forms[name].pages.flatMap((page) => page.elements)) {
        const choices = (element.choices ?? []) as { value: string | number }[];
        if (choices.length === 0) continue;
        const answers = { [element.name as string]: choices.map(({ value }) => value) };
        const [{ rows }] = answeredPages(forms[name], answers, language);
        expect((rows[0].answer as string).split('; ').length).toBeGreaterThanOrEqual(choices.length);
      }
    }
  });
});

describe('a Word document', () => {
  it('holds title, facts, answers, tables and lines to sign, in this order', async () => {
    const bytes = await wordBytes({
      language: 'ru',
      title: 'Справка',
      subtitle: 'о посещении школы',
      facts: [['Школа', 'Школа № 1']],
      sections: [
        ...answeredPages(forms['visit-report'], VISIT, 'ru'),
        {
          title: 'Участие',
          paragraphs: ['Отмечено по школам.'],
          table: [
            ['Школа', 'Человек'],
            ['Школа № 1', '3'],
          ],
        },
      ],
      signatures: ['Муниципальный тьютор'],
      signatureDay: '«___» __________ 2026 г.',
    });
    const { value } = await mammoth.extractRawText({ buffer: bytes });
    const order = [
      'Справка',
      'о посещении школы',
      'Школа № 1',
      'Посещение по графику?',
      'Директор; Координатор',
      'Вместе.',
    ];
    const places = [...order, 'Отмечено по школам.', 'Человек', 'Муниципальный тьютор', '«___»'].map((text) =>
      value.indexOf(text),
    );
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('takes any text as text', async () => {
    const text = '<w:p/> & "кавычки" \u0007 ]]>';
    const facts: [string, string][] = [['Поле', text]];
    const plain = { language: 'ru', title: 'Т', subtitle: '', sections: [], signatures: [], signatureDay: '' } as const;
    const { value } = await mammoth.extractRawText({
      buffer: await wordBytes({ ...plain, sections: [], signatures: [], facts }),
    });
    expect(value).toContain('<w:p/> & "кавычки"  ]]>');
  });
});
