/**
 * What of a cell may be seen. A figure (an item, the scores on a factor, the pairs of a factor) moves from its released state to
 * the sealed one only when no number behind it moves by one to four people; until then it stays as it was. So whoever looks
 * twice can never compute from the difference what fewer than five people said, whichever figure they look at.
 *
 * The view without doubtful answer sets is released beside that of all. Between two of its releases the view of all may have
 * moved several times, and a look at both could take any choice of those steps apart: it is left with the doubtful sets of the
 * chosen steps and the kept ones of the others. The least that can be left is Σ min(kept, doubtful) over the steps; the view
 * moves only when that is nobody or at least five.
 */
import type { TallyLayout } from '../layout.ts';
import { emptyTally, type Tally } from '../tally.ts';
import { isFew } from './few-people.ts';
import { type Figure, figuresOf, withFigures } from './figures.ts';

/** The tallies of everything sealed in a cell, and of the doubtful part of it (null while there is none). */
export type Sealed = { tally: Tally; doubtful: Tally | null };

/** The state of the view without doubtful answer sets; per figure and number of people in the order of `figuresOf`. */
export type KeptRelease = {
  tally: Tally;
  /** Σ min(kept, doubtful) over the releases of all since this view's own. 0: the two stand at the same point. */
  mixed: number[][];
  /** Kept people at the last release of all. */
  seen: number[][];
  /** The answer sets themselves, watched like a figure. `doubtful`: how many are parted from the rest; 0 while they cannot be. */
  sets: { mixed: number; seen: number; doubtful: number };
};

/** `kept` is null while no doubtful answer set was sealed: both views are then one. */
export type Release = { all: Tally; kept: KeptRelease | null };

/** Nothing released yet. */
export function noRelease(layout: TallyLayout): Release {
  return { all: emptyTally({ layout }), kept: null };
}

/** The whole of a tally without a part of it. */
export function withoutPart(whole: Tally, part: Tally): Tally {
  const rest = (a: number[], b: number[]) => a.map((value, index) => value - b[index]);
  return {
    answers: whole.answers - part.answers,
    counts: rest(whole.counts, part.counts),
    hardToSay: rest(whole.hardToSay, part.hardToSay),
    scores: rest(whole.scores, part.scores),
    pairs: rest(whole.pairs, part.pairs),
  };
}

const isSafe = (people: number): boolean => !isFew(Math.abs(people));

function mayMove(figure: Figure, from: Tally, to: Tally): boolean {
  const before = figure.sizes(from);
  return figure.sizes(to).every((size, index) => isSafe(size - before[index]));
}

/** Moves every figure that may move; the number of answer sets is exempt: it says how many, never what. */
function moved(figures: Figure[], from: Tally, to: Tally): Tally {
  const movable = figures.filter((figure) => mayMove(figure, from, to));
  return { ...withFigures(from, movable, to), answers: to.answers };
}

function keptBefore(figures: Figure[], { all, kept }: Release): KeptRelease {
  if (kept !== null) return kept;
  const seen = figures.map((figure) => figure.sizes(all));
  const sets = { mixed: 0, seen: all.answers, doubtful: 0 };
  return { tally: all, mixed: seen.map((sizes) => sizes.map(() => 0)), seen, sets };
}

type Watch = { mixed: number[]; seen: number[]; joins: boolean };

/** One figure of the view without doubtful sets, after the view of all has moved from `before` to `after`. */
function watch(figure: Figure, f: number, kept: KeptRelease, before: Tally, after: Tally, sealed: Tally): Watch {
  const [old, fresh, now] = [figure.sizes(before), figure.sizes(after), figure.sizes(sealed)];
  const hasMoved = fresh.some((size, index) => size !== old[index]);
  if (!hasMoved) return { mixed: kept.mixed[f], seen: kept.seen[f], joins: false };
  const mixed = kept.mixed[f].map((pending, index) => {
    const ownStep = now[index] - kept.seen[f][index];
    return pending + Math.min(ownStep, fresh[index] - old[index] - ownStep);
  });
  const joins = mixed.every(isSafe) && mayMove(figure, kept.tally, sealed);
  return { mixed: joins ? mixed.map(() => 0) : mixed, seen: now, joins };
}

/** @param kept answer sets that are not doubtful, `step` new ones of all, `doubtful` those that are */
function watchSets({ mixed, seen, ...rest }: KeptRelease['sets'], kept: number, step: number, doubtful: number) {
  if (step === 0) return { mixed, seen, ...rest };
  const pending = mixed + Math.min(kept - seen, step - (kept - seen));
  const isParted = isSafe(pending);
  return { mixed: isParted ? 0 : pending, seen: kept, doubtful: isParted ? doubtful : 0 };
}

/**
 * The next release of a cell. Applied again to its own result it changes nothing.
 *
 * @param previous what was released before, `noRelease` at first
 * @param sealed what is sealed now; it holds at least what was sealed at the previous call
 */
export function release(layout: TallyLayout, previous: Release, sealed: Sealed): Release {
  const figures = figuresOf(layout);
  const all = moved(figures, previous.all, sealed.tally);
  if (sealed.doubtful === null) return { all, kept: null };
  const rest = withoutPart(sealed.tally, sealed.doubtful);
  const start = keptBefore(figures, previous);
  const watched = figures.map((figure, f) => watch(figure, f, start, previous.all, all, rest));
  const joining = figures.filter((_, f) => watched[f].joins);
  const kept: KeptRelease = {
    tally: withFigures(start.tally, joining, rest),
    mixed: watched.map(({ mixed }) => mixed),
    seen: watched.map(({ seen }) => seen),
    sets: watchSets(start.sets, rest.answers, sealed.tally.answers - previous.all.answers, sealed.doubtful.answers),
  };
  return { all, kept };
}

/** Figures that stand in both views at the same point are without doubtful sets; the others cannot be parted and hold all. */
export function keptView(layout: TallyLayout, { all, kept }: Release): Tally {
  if (kept === null) return all;
  const parted = figuresOf(layout).filter((_, f) => kept.mixed[f].every((pending) => pending === 0));
  return withFigures(all, parted, kept.tally);
}
