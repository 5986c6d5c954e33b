/** What sealing does to the answers that wait. The server decides (`countMoving` in server/answering/sealing/mix.ts); here it is told before. */
import { LEAST_PEOPLE } from '../../../../../analytics/suppression/few-people.ts';
import type { CampaignSummary, CoverageCell } from '../../../../../server/answering/campaigns/schemas.ts';

type Counts = Pick<CoverageCell, 'leftOut' | 'roll' | 'sealed' | 'waiting'>;

const sum = (counts: number[]): number => counts.reduce((one, other) => one + other, 0);

/** Answers that would be left out if the campaign were sealed now: fewer than five of their group, or more than its people. */
export function lostBySealing(cells: Counts[]): number {
  return sum(
    cells.map(({ roll, sealed, waiting }) => {
      const moving = Math.min(waiting, roll === null ? waiting : Math.max(0, roll - sealed));
      return moving < LEAST_PEOPLE ? waiting : waiting - moving;
    }),
  );
}

export const countLeftOut = (cells: Counts[]): number => sum(cells.map(({ leftOut }) => leftOut));

/** Answers that wait above the number of people; they count only once that number is corrected. */
export function countAbove({ roll, sealed, waiting }: Counts): number {
  return roll === null ? 0 : Math.max(0, Math.min(waiting, sealed + waiting - roll));
}

/** A sealed campaign whose last answers are being counted. */
export function isCounting(state: CampaignSummary['state'], cells: Counts[]): boolean {
  return state === 'sealed' && cells.some(({ waiting }) => waiting > 0);
}
