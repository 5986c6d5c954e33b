/** What an outside list says of a school in a year, in words. */
import type { OutsideYear } from '../../../../../server/objectivity/findings/schemas.ts';
import type { Words } from '../../../../ui/words.ts';

/** A school that the list does not name is «no data», never fine. */
export function outsideText({ t }: Words, { isListed, marks }: OutsideYear): string {
  if (!isListed) return t('objectivity.outside.noData');
  const places = marks
    .filter(({ marked }) => marked)
    .map(({ grade, subject }) =>
      t('objectivity.outside.place', { grade, subject: t(`objectivity.outside.subject.${subject}`) }),
    );
  return places.length === 0
    ? t('objectivity.outside.unmarked')
    : t('objectivity.outside.marked', { places: places.join(', ') });
}

/** Years of which the same is said share a line. @param years newest first */
export function outsideLines(words: Words, years: readonly OutsideYear[]): { years: string; text: string }[] {
  const lines: { years: string; text: string }[] = [];
  for (const own of years) {
    const text = outsideText(words, own);
    const last = lines.at(-1);
    if (last?.text === text) last.years = `${last.years}, ${own.year}`;
    else lines.push({ years: String(own.year), text });
  }
  return lines;
}
