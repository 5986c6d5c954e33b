import { useCallback } from 'react';
import { useWords } from '../../../../ui/words.ts';

/** The names of months in the language of the page, by their number from 0. */
export function useMonths(length: 'long' | 'short'): (month: number) => string {
  const { language } = useWords();
  return useCallback(
    (month) =>
      new Intl.DateTimeFormat(language, { month: length, timeZone: 'UTC' })
        .format(new Date(Date.UTC(2001, month, 1)))
        .replace(/\.$/, ''),
    [language, length],
  );
}
