/** How many people a text says that there are. */
import { describe, expect, it } from 'vitest';
import { readPeople } from '../../surveys/people-count.ts';

describe('a number of people', () => {
  it.each([
    ['25', 25],
    ['25,0', 25],
    ['25.00', 25],
    ['25 чел.', 25],
    ['25 человек', 25],
    ['1\u00A0250', 1250],
    ['0', 0],
    ['5000', 5000],
    ['5001', null],
    ['25,5', null],
    ['-3', null],
    ['двадцать', null],
    ['25-30', null],
    ['~25', null],
    ['', null],
  ])('%j is %j', (text, people) => {
    expect(readPeople(text)).toBe(people);
  });
});
