/** What is said of results by item. */
import type {
  DistrictItems,
  ItemReference,
  ItemResults,
} from '../../../../../server/objectivity/item-results/schemas.ts';
import type { Words } from '../../../../ui/words.ts';

export type KnownItems = Extract<ItemResults, { kind: 'known' }>;
export type KnownDistrict = Extract<DistrictItems, { kind: 'known' }>;

/** For instance "in the region". */
export const whereText = ({ t }: Words, { kind, name }: ItemReference): string =>
  t(`objectivityItems.where.${kind}`, { name: name ?? '' });

/** For instance the name of the report's row. */
export const referenceName = ({ t }: Words, { kind, name }: ItemReference): string =>
  t(`objectivityItems.named.${kind}`, { name: name ?? '' });

/** Which items stand out, in words; or that none does, or that it could not be looked for. */
export function itemsFinding(words: Words, { items, missing, references }: KnownItems): string {
  const { t } = words;
  if (missing !== null) return t('objectivityItems.notChecked', { why: t(`objectivityItems.why.${missing}`) });
  const where = whereText(words, references[0]);
  const parts = (['better', 'worse'] as const).flatMap((side) => {
    const own = items.filter(({ seen }) => seen === side).map(({ name }) => name);
    return own.length === 0 ? [] : [t(`objectivityItems.${side}`, { count: own.length, where, items: own.join(', ') })];
  });
  return parts.length === 0 ? t('objectivityItems.none') : t('objectivityItems.level', { parts: parts.join('; ') });
}

export function rangeText({ number, percent, t }: Words, range: readonly number[] | null): string {
  if (range === null) return '';
  return t('objectivityItems.range', { low: number(Math.round(100 * range[0])), high: percent(range[1]) });
}
