/** Addresses as people write them into tables. Pure. */
import { clean } from '../../../surveys/fold.ts';

const MOST = 254;
/** A name of Latin letters, and a domain of labels that each keep to one alphabet: a Cyrillic letter among Latin ones is a slip that nobody sees. */
const ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(([a-z0-9-]+|[а-яё0-9-]+)\.)+([a-z]{2,}|[а-яё]{2,}|xn--[a-z0-9-]+)$/;

/** @returns the address in small letters, or null where the text is none */
export function readAddress(text: string): string | null {
  const address = clean(text)
    .replace(/^mailto:/i, '')
    .toLowerCase();
  return address.length <= MOST && ADDRESS.test(address) ? address : null;
}
