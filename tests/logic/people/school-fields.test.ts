/** What is kept of a school: tidied, and checked. */
import { describe, expect, it } from 'vitest';
import { isClosedBy, isOpenOn } from '../../../server/people/schools/open.ts';
import {
  isCode,
  isLogin,
  isSite,
  tidyAliases,
  tidyCode,
  tidyLogin,
} from '../../../server/people/schools/register/fields.ts';

describe('what is typed', () => {
  it.each([
    [' EDU 980101 ', 'edu980101'],
    ['sch12345', 'sch12345'],
    ['', null],
  ])('becomes the login: %j', (typed, login) => expect(tidyLogin(typed)).toBe(login));
  it('keeps the zeros of a code', () => expect(tidyCode(' 0000 010016')).toBe('0000010016'));
  it('is kept once among other names', () => {
    expect(tidyAliases(['Озёрная', 'озерная', ' «Первая» ', ''], ['Первая'])).toEqual(['Озёрная']);
  });

  it.each([
    [isLogin, 'edu1234', true],
    [isLogin, 'e12345', false],
    [isLogin, 'edu12', false],
    [isCode, '0000010016', true],
    [isCode, 'шк-1', true],
    [isCode, '1/2', false],
    [isCode, '1'.repeat(31), false],
    [isSite, 'школа.рф', true],
    [isSite, 'https://school.example/about', true],
    [isSite, 'javascript:alert(1)', false],
    [isSite, 'data:text/html,x', false],
  ])('%o of %j is %s', (test, text, expected) => expect(test(text)).toBe(expected));
});

describe('a school', () => {
  it.each([
    ['without days', null, null, true, false],
    ['on its first day', '2026-06-01', null, true, false],
    ['before its first day', '2026-06-02', null, false, false],
    ['on its last day', null, '2026-06-01', true, false],
    ['after its last day', null, '2026-05-31', false, true],
  ])('%s', (_, openedOn, closedOn, isOpen, isClosed) => {
    expect(isOpenOn({ openedOn, closedOn }, '2026-06-01')).toBe(isOpen);
    expect(isClosedBy({ closedOn }, '2026-06-01')).toBe(isClosed);
  });
});
