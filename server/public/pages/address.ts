/** Addresses of the public pages. Language and large type are in the address, so that nothing is remembered of a reader. */
import type { Language } from '../../../surveys/schema.ts';

export type Manner = { language: Language; isLarge: boolean };

export const MANNERS: readonly Manner[] = [
  { language: 'ru', isLarge: false },
  { language: 'ru', isLarge: true },
  { language: 'en', isLarge: false },
  { language: 'en', isLarge: true },
];

/** What stands before every address in this manner; nothing is said where it is Russian in usual type. */
export function prefixOf({ isLarge, language }: Manner): string {
  return `/public${language === 'en' ? '/en' : ''}${isLarge ? '/large' : ''}`;
}

/** @param path below the prefix, with its slash; empty for the first page */
export function addressIn(manner: Manner, path: string): string {
  return prefixOf(manner) + path;
}
