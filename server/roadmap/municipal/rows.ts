/** The rows of the roadmap that holds in a territory: its own one, or until it has one the template for the year. */
import type { Roadmap } from '../../../surveys/roadmap.ts';
import type { Services } from '../../services.ts';
import { findRoadmap } from './store.ts';
import { templateFor } from './year.ts';

/** @returns undefined for a year before the first roadmap */
export async function roadmapInForce(
  { content, db }: Pick<Services, 'content' | 'db'>,
  territoryId: number,
  year: number,
): Promise<Roadmap | undefined> {
  return (await findRoadmap(db, territoryId, year))?.content ?? templateFor(content, year);
}
