/** Addresses of results as files. */
import type { Quality } from '../../../server/profiles/disclosure/schemas.ts';

type Part = { quality: Quality; language: 'ru' | 'en' };
type Table = Part & {
  view?: 'risks' | 'changes';
  factor?: string;
  /** In the order of the page; absent for all. */
  schools?: number[];
};

/** The server takes so many schools by their ids; where there are more the file holds all. */
const MOST_NAMED = 500;

export function campaignFile(campaign: number, format: string, { schools, ...rest }: Table): string {
  const named = schools && schools.length <= MOST_NAMED ? { schools: schools.join(',') } : {};
  return `/api/campaigns/${campaign}/export?${parameters({ format, ...rest, ...named })}`;
}

export function schoolFile(school: number, campaign: number, format: string, part: Part): string {
  return `/api/schools/${school}/export?${parameters({ campaign: String(campaign), format, ...part })}`;
}

function parameters(values: Record<string, string | undefined>): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(given).toString();
}
