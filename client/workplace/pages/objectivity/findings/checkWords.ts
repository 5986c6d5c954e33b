/** What could be checked, in words: "no sign" is said of that alone. */
import type { Checks, Level } from '../../../../../server/objectivity/signs/schemas.ts';
import type { Words } from '../../../../ui/words.ts';
import { DESCRIBING } from './signWords.ts';

export type { Checks };
export type ShownLevel = Level | 'noData' | 'notJudged';

/** From what deserves a look to what nothing is known of. */
export const LEVEL_ORDER = ['look', 'watch', 'none', 'tooFew', 'notChecked'] as const satisfies readonly Level[];

const countsOf = ({ made, missing }: Checks) => ({ made: made.length, all: made.length + missing.length });

/** @param checks of the same school or test; null where they are not told */
export function levelText({ t }: Words, level: ShownLevel, checks: Checks | null): string {
  return level === 'none' && checks?.kind === 'some'
    ? t('objectivityChecks.noneOf', countsOf(checks))
    : t(`objectivity.level.${level}`);
}

/** The checks that were not made, by reason: "journal and test disagree: no marks of the journal". */
export function missingTexts({ t }: Words, { missing }: Pick<Checks, 'missing'>): string[] {
  return [...Map.groupBy(missing, ({ why }) => why)].map(([why, own]) =>
    t('objectivityChecks.missing', {
      why: t(`objectivityChecks.why.${why}`),
      checks: own.map(({ signal }) => t(`objectivity.signal.${signal}.title`)).join('; '),
    }),
  );
}

/** Why nothing can be told of a test: why the checks that decide were not made, each reason once, as the way out of the status tells it. */
export function reasonText({ t }: Words, { missing }: Pick<Checks, 'missing'>): string {
  const why = new Set(missing.filter(({ signal }) => !DESCRIBING.includes(signal)).map((own) => own.why));
  // Without items nothing is said of classes.
  if (why.has('noItems')) why.delete('noItemsByClass');
  return [...why].map((each) => t(`objectivityChecks.why.${each}`)).join('; ');
}

/** Nothing or not everything was checked: one sentence; null where everything was. */
export function checksSentence({ t }: Words, checks: Checks): string | null {
  if (checks.kind === 'all') return null;
  if (checks.kind === 'some') return t('objectivityChecks.some', countsOf(checks));
  return t(checks.made.length > 0 ? 'objectivityChecks.onlyDescribing' : 'objectivityChecks.nothing');
}
