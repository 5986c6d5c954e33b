/** Value and target of an indicator in words. */
import type { ActivityStatusView } from '../../../../../server/roadmap/municipal/schemas.ts';
import type { Words } from '../../../../ui/words.ts';

type Measured = Pick<ActivityStatusView, 'target' | 'value'>;

/** For instance “67 % of 100 %”, or that there is too little: nothing yet, or so few people that their number is hidden. */
export function figureText({ target, value }: Measured, { number, t }: Pick<Words, 'number' | 't'>): string {
  const told = (figure: number) => (target.unit === 'percent' ? `${number(figure)} %` : number(figure));
  return value === null
    ? t('roadmap.nothingToCount')
    : t('roadmap.figure', { value: told(value), target: told(target.value) });
}
