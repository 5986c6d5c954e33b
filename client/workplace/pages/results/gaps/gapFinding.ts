/** What can be said about a gap over the years. */
/** A figure of a year with its 90 % interval, or none. */
type Figure = { kind: 'estimate'; value: number; interval: [number, number] } | { kind: 'withheld' };

export type GapFinding =
  | { kind: 'none' }
  | { kind: 'single'; to: number }
  | { kind: 'shrank' | 'grew' | 'same'; from: number; to: number };

/** Half the width of a 90 % interval in standard deviations. */
const NORMAL_95 = 1.645;

const deviation = ([low, high]: [number, number]): number => (high - low) / (2 * NORMAL_95);

/** @param gaps oldest first. The newest is compared with the one before; certain is what 95 % of the uncertainty lies on one side of. */
export function gapFinding(gaps: readonly Figure[]): GapFinding {
  const known = gaps.filter((gap) => gap.kind === 'estimate');
  const last = known.at(-1);
  const before = known.at(-2);
  if (last === undefined) return { kind: 'none' };
  if (before === undefined) return { kind: 'single', to: last.value };
  const difference = last.value - before.value;
  const sd = Math.hypot(deviation(last.interval), deviation(before.interval));
  const kind = Math.abs(difference) <= NORMAL_95 * sd ? 'same' : difference < 0 ? 'shrank' : 'grew';
  return { kind, from: before.value, to: last.value };
}
