import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  type Keying,
  reduce,
  startKeying,
  unchecked,
} from '../../client/workplace/pages/answering/keying/desk.ts';
import { createDraftStore } from '../../client/workplace/pages/answering/keying/draft.ts';
import { answersOf } from '../../client/workplace/pages/answering/keying/sheetAnswers.ts';

const CHOICES = [5, 5, 4];
const step = reduce(CHOICES);
const run = (state: Keying, ...actions: Action[]) => actions.reduce(step, state);
const digits = (...all: number[]): Action[] => all.map((digit) => ({ kind: 'digit', digit }));
const finish = (nextId: string): Action => ({ kind: 'finish', nextId });

describe('a sheet on the desk', () => {
  it('moves on after each digit, refuses one that the line lacks, and goes back by one', () => {
    const state = run(startKeying(CHOICES, 'a'), ...digits(5, 0, 5));
    expect(state).toMatchObject({ fault: 'digit', desk: { digits: [5, 0, null], at: 2 } });
    expect(run(state, { kind: 'back' })).toMatchObject({ fault: null, desk: { digits: [5, null, null], at: 1 } });
  });

  it('is put on the pile when full, and never when empty or half', () => {
    expect(run(startKeying(CHOICES, 'a'), ...digits(1), finish('b'))).toMatchObject({ pile: [], desk: { at: 1 } });
    expect(run(startKeying(CHOICES, 'a'), ...digits(0, 0, 0), finish('b'))).toMatchObject({ pile: [], fault: 'empty' });
    const { desk, pile } = run(startKeying(CHOICES, 'a'), ...digits(1, 2, 3), finish('b'));
    expect(pile).toEqual([{ id: 'a', number: 1, digits: [1, 2, 3], check: 'asked', differed: 0 }]);
    expect(desk).toMatchObject({ id: 'b', number: 2, digits: [null, null, null] });
  });

  it('holds only digits that its lines have, whatever keys are pressed', () => {
    const action = fc.oneof(
      fc.record({ kind: fc.constant('digit' as const), digit: fc.integer({ min: 0, max: 9 }) }),
      fc.constant<Action>({ kind: 'back' }),
      fc.record({ kind: fc.constant('move' as const), by: fc.constantFrom(-1, 1) }),
      fc.constant(finish('x')),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const { desk, pile } = run(startKeying(CHOICES, 'a'), ...actions);
        expect(desk.at).toBeGreaterThanOrEqual(0);
        expect(desk.at).toBeLessThanOrEqual(CHOICES.length);
        for (const sheet of [desk.digits, ...pile.map((each) => each.digits)])
          sheet.forEach((digit, at) => {
            if (digit !== null) expect(digit <= CHOICES[at] && digit >= 0).toBe(true);
          });
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe('the sample that is keyed twice', () => {
  const pileOf = (count: number) => {
    let state = startKeying(CHOICES, 'id0');
    for (let n = 1; n <= count; n++) state = run(state, ...digits(1, 2, 3), finish(`id${n}`));
    return state;
  };

  it('is the first sheet and every tenth after it', () => {
    expect(unchecked(pileOf(21)).map(({ number }) => number)).toEqual([1, 11, 21]);
  });

  it('is checked when both keyings agree', () => {
    const state = run(pileOf(2), { kind: 'again', number: 1, nextId: 'z' }, ...digits(1, 2, 3), finish('y'));
    expect(unchecked(state)).toEqual([]);
    expect(state.desk).toMatchObject({ kind: 'first', number: 3 });
  });

  it('leaves every difference to the paper, and counts it', () => {
    const state = run(pileOf(1), { kind: 'again', number: 1, nextId: 'z' }, ...digits(1, 4, 0), finish('y'));
    expect(state.dispute).toEqual({
      number: 1,
      lines: [
        { at: 1, first: 2, second: 4 },
        { at: 2, first: 3, second: 0 },
      ],
    });
    const settled = run(state, { kind: 'settle', at: 1, digit: 4 }, { kind: 'settle', at: 2, digit: 3 });
    expect(settled.dispute).toBeNull();
    expect(settled.pile[0]).toMatchObject({ digits: [1, 4, 3], check: 'done', differed: 2 });
  });
});

describe('answers and drafts', () => {
  const title = { ru: 'вопрос', en: 'question' };
  const choice = (value: number | 'hardToSay') => ({ value, text: title });
  const items = ['a', 'b', 'c'].map((name) => ({ name, title, choices: [1, 2, 'hardToSay' as const].map(choice) }));

  it('digits become the values of their choices, and a line without an answer is left out', () => {
    expect(answersOf(items, { digits: [2, 0, 3] })).toEqual({ a: 2, c: 'hardToSay' });
  });

  it('a draft of another form is not taken up, and a browser that keeps nothing does no harm', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    } as Storage;
    const draft = run(startKeying(CHOICES, 'a'), ...digits(1));
    createDraftStore('s', 'form1', () => storage).write(draft);
    expect(createDraftStore('s', 'form1', () => storage).read()?.desk.digits).toEqual([1, null, null]);
    expect(createDraftStore('s', 'form2', () => storage).read()).toBeNull();
    const closed = createDraftStore('s', 'form1', () => {
      throw new Error('closed');
    });
    closed.write(draft);
    closed.clear();
    expect(closed.read()).toBeNull();
  });
});
