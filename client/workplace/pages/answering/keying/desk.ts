/** Keying in as a state and what keys do to it: nothing here knows of the page or of the server. */

/** 0 stands for a line without an answer; null for one that is not keyed yet. */
export type Digits = (number | null)[];

export type Sheet = {
  /** The UUID under which it is sent, so that sending again stores nothing twice. */
  id: string;
  /** As written on the paper. */
  number: number;
  digits: number[];
  check: 'none' | 'asked' | 'done';
  /** Lines in which the two keyings differed. */
  differed: number;
};

/** What lies on the desk: a sheet keyed for the first or for the second time. */
export type Desk = { kind: 'first' | 'second'; number: number; id: string; digits: Digits; at: number };

export type Dispute = { number: number; lines: { at: number; first: number; second: number }[] };

export type Keying = { pile: Sheet[]; desk: Desk; dispute: Dispute | null; fault: 'digit' | 'empty' | null };

export type Action =
  | { kind: 'digit'; digit: number }
  | { kind: 'back' }
  | { kind: 'move'; by: number }
  | { kind: 'finish'; nextId: string }
  | { kind: 'again'; number: number; nextId: string }
  | { kind: 'settle'; at: number; digit: number }
  | { kind: 'remove'; number: number }
  | { kind: 'ask'; number: number };

/** The first sheet and every tenth after it are keyed twice. */
const SAMPLE = 10;

/** @param choices how many digits each line offers */
export function startKeying(choices: number[], id: string, pile: Sheet[] = []): Keying {
  return { pile, desk: blank(choices, pile, id), dispute: null, fault: null };
}

function blank(choices: number[], pile: Sheet[], id: string): Desk {
  const number = Math.max(0, ...pile.map((sheet) => sheet.number)) + 1;
  return { kind: 'first', number, id, digits: choices.map(() => null), at: 0 };
}

/** Sheets that must be keyed a second time before the pile may be sent. */
export function unchecked({ pile }: Keying): Sheet[] {
  return pile.filter(({ check }) => check === 'asked');
}

export function isFull({ digits }: Desk): boolean {
  return digits.every((digit) => digit !== null);
}

export function reduce(choices: number[]) {
  return (state: Keying, action: Action): Keying => {
    const { desk, pile } = state;
    switch (action.kind) {
      case 'digit':
        return putDigit(choices, state, action.digit);
      case 'back': {
        const at = Math.max(0, desk.at - 1);
        return { ...state, fault: null, desk: { ...desk, at, digits: desk.digits.with(at, null) } };
      }
      case 'move': {
        const at = Math.min(choices.length, Math.max(0, desk.at + action.by));
        return { ...state, fault: null, desk: { ...desk, at } };
      }
      case 'finish':
        return finish(choices, state, action.nextId);
      case 'again':
        return {
          ...state,
          fault: null,
          desk: { ...blank(choices, pile, action.nextId), kind: 'second', number: action.number },
        };
      case 'settle':
        return settle(state, action.at, action.digit);
      case 'remove':
        return { ...state, pile: pile.filter(({ number }) => number !== action.number) };
      case 'ask':
        return { ...state, pile: change(pile, action.number, { check: 'asked' }) };
    }
  };
}

function putDigit(choices: number[], state: Keying, digit: number): Keying {
  const { at, digits } = state.desk;
  if (at >= choices.length) return state;
  if (digit < 0 || digit > choices[at]) return { ...state, fault: 'digit' };
  return { ...state, fault: null, desk: { ...state.desk, digits: digits.with(at, digit), at: at + 1 } };
}

function finish(choices: number[], state: Keying, nextId: string): Keying {
  const { desk, pile } = state;
  if (!isFull(desk)) return { ...state, desk: { ...desk, at: desk.digits.indexOf(null) } };
  const digits = desk.digits.map((digit) => digit ?? 0);
  // A sheet without one answer is no answer set: the server takes none.
  if (digits.every((digit) => digit === 0)) return { ...state, fault: 'empty' };
  if (desk.kind === 'second') return compare(choices, state, digits, nextId);
  const check = (desk.number - 1) % SAMPLE === 0 ? 'asked' : 'none';
  const sheets: Sheet[] = [...pile, { id: desk.id, number: desk.number, digits, check, differed: 0 }];
  return startKeying(choices, nextId, sheets);
}

function compare(choices: number[], state: Keying, second: number[], nextId: string): Keying {
  const { number } = state.desk;
  const first = state.pile.find((sheet) => sheet.number === number)?.digits ?? [];
  const lines = first.flatMap((digit, at) => (digit === second[at] ? [] : [{ at, first: digit, second: second[at] }]));
  const check = lines.length === 0 ? 'done' : 'asked';
  const next = startKeying(choices, nextId, change(state.pile, number, { check, differed: lines.length }));
  return lines.length === 0 ? next : { ...next, dispute: { number, lines } };
}

/** The line of the paper was looked at once more: this digit stands there. */
function settle(state: Keying, at: number, digit: number): Keying {
  const { dispute, pile } = state;
  if (!dispute) return state;
  const sheet = pile.find(({ number }) => number === dispute.number);
  const lines = dispute.lines.filter((line) => line.at !== at);
  const digits = sheet?.digits.with(at, digit) ?? [];
  const check = lines.length === 0 ? 'done' : 'asked';
  return {
    ...state,
    pile: change(pile, dispute.number, { digits, check }),
    dispute: lines.length === 0 ? null : { ...dispute, lines },
  };
}

const change = (pile: Sheet[], number: number, to: Partial<Sheet>): Sheet[] =>
  pile.map((sheet) => (sheet.number === number ? { ...sheet, ...to } : sheet));
