/** Addresses as people write them into tables. */
import { describe, expect, it } from 'vitest';
import { readAddress } from '../../../server/people/identity/email-address.ts';

describe('an address', () => {
  it.each([
    ['anna@example.org', 'anna@example.org'],
    [' Anna.Ivanova@Example.ORG ', 'anna.ivanova@example.org'],
    ['mailto:anna@example.org', 'anna@example.org'],
    ['школа@example.org', null],
    ['school@школа.рф', 'school@школа.рф'],
    ['school@xn--80ak.xn--p1ai', 'school@xn--80ak.xn--p1ai'],
    ['anna@exаmple.org', null],
    ['anna@example', null],
    ['anna@@example.org', null],
    ['anna.@example.org', null],
    ['anna@example..org', null],
    [' mailto:a.b+c@x-y.ru ', 'a.b+c@x-y.ru'],
    ['a(собака)b.ru', null],
    ['a@b.ru, c@d.ru', null],
    ['a b@c.ru', null],
    [`${'a'.repeat(250)}@b.ru`, null],
    ['', null],
  ])('is read from %j as %j', (text, address) => expect(readAddress(text)).toBe(address));

  it.each([
    ['labels of digits', `a@${'1.'.repeat(125)}`],
    ['a long name', `${'a.'.repeat(120)}@`],
    ['a whole cell', 'a'.repeat(32_767)],
  ])('takes no time to be refused, whatever the cell holds: %s', (_, text) => {
    const begun = performance.now();
    expect(readAddress(text)).toBe(null);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
