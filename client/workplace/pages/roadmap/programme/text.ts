/** A programme as its form holds it, and the proposal that is made from the chosen measures. */
import type { MeasureView } from '../../../../../server/content/library/schemas.ts';
import type { Programme } from '../../../../../server/roadmap/school-roadmaps/programmes/schemas.ts';
import type { Words } from '../../../../ui/words.ts';

/** Lists are typed one a line. */
export type ProgrammeFields = { aim: string; tasks: string; indicators: string };

export function fieldsOf({ aim, indicators, tasks }: Pick<Programme, 'aim' | 'indicators' | 'tasks'>): ProgrammeFields {
  return { aim, tasks: tasks.join('\n'), indicators: indicators.join('\n') };
}

export function textOf({ aim, indicators, tasks }: ProgrammeFields) {
  return { aim: aim.trim(), tasks: linesOf(tasks), indicators: linesOf(indicators) };
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** @param measures those of the school's plan against the risk */
export function proposal({ say, t }: Words, factor: string, measures: readonly MeasureView[]): ProgrammeFields {
  return {
    aim: t('programme.aimText', { factor }),
    tasks: measures.map(({ aim }) => say(aim)).join('\n'),
    indicators: [t('programme.indicator', { factor }), ...measures.map(({ proof }) => say(proof))].join('\n'),
  };
}
