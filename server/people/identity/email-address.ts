/** Addresses as people write them into tables. Pure. */
import { clean } from '../../../surveys/fold.ts';

const MOST = 254;
/** With what stands around it in a cell. */
const MOST_TEXT = 2_000;
/** Of Latin letters: a Cyrillic letter among them is a slip that nobody sees. */
const NAME = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+$/;
/** Each label of a domain keeps to one alphabet. */
const LABEL = /^(?:[a-z0-9-]+|[а-яё0-9-]+)$/;
const LAST_LABEL = /^(?:[a-z]{2,}|[а-яё]{2,}|xn--[a-z0-9-]+)$/;

/** Part by part: one pattern for a whole address takes a time that doubles with every label. */
function isAddress(address: string): boolean {
  const [name, domain, ...more] = address.split('@');
  if (domain === undefined || more.length > 0) return false;
  const labels = domain.split('.');
  return (
    name.split('.').every((part) => NAME.test(part)) &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    LAST_LABEL.test(labels[labels.length - 1])
  );
}

/** @returns the address in small letters, or null where the text is none */
export function readAddress(text: string): string | null {
  if (text.length > MOST_TEXT) return null;
  const address = clean(text)
    .replace(/^mailto:/i, '')
    .toLowerCase();
  return address.length <= MOST && isAddress(address) ? address : null;
}
