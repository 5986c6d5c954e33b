/** What sealing does to the answers that wait. The server decides (`countMoving` in server/answering/sealing/mix.ts); here it is told before. */
import { LEAST_PEOPLE } from '../../../../../analytics/suppression/few-people.ts';
import type { CampaignSummary, CoverageCell } from '../../../../../server/answering/campaigns/schemas.ts';

type Counts = Pick<CoverageCell, 'leftOut' | 'roll' | 'rollNext' | 'sealed' | 'waiting'>;

/** So many answers are counted at most: a corrected number comes into force with the batch that it makes room for. */
const mostCounted = ({ roll, rollNext }: Counts): number => rollNext ?? roll ?? Number.POSITIVE_INFINITY;

const sum = (counts: number[]): number => counts.reduce((one, other) => one + other, 0);

/** Answers that would be left out if the campaign were sealed now: fewer than five of their group, or more than its people. */
export function lostBySealing(cells: Counts[]): number {
  return sum(
    cells.map((cell) => {
      const { sealed, waiting } = cell;
      const moving = Math.min(waiting, Math.max(0, mostCounted(cell) - sealed));
      return moving < LEAST_PEOPLE ? waiting : waiting - moving;
    }),
  );
}

export const countLeftOut = (cells: Counts[]): number => sum(cells.map(({ leftOut }) => leftOut));

/** Answers that wait above the number of people; they count only once that number is corrected. */
export function countAbove(cell: Counts): number {
  return Math.max(0, Math.min(cell.waiting, cell.sealed + cell.waiting - mostCounted(cell)));
}

/** A sealed campaign whose last answers are being counted. */
export function isCounting(state: CampaignSummary['state'], cells: Counts[]): boolean {
  return state === 'sealed' && cells.some(({ waiting }) => waiting > 0);
}
