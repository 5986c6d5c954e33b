/** What the page of support asks, and how links are told apart. */
import { queryOptions } from '@tanstack/react-query';
import type { LinkKind, NetworkResponse, Supporter } from '../../../../../server/roadmap/network/schemas.ts';
import { getJson } from '../../../../api/request.ts';
import type { LineLook } from '../../../../charts/supportNetwork.ts';
import type { Words } from '../../../../ui/words.ts';

export const networkQuery = queryOptions({
  queryKey: ['network'],
  queryFn: () => getJson<NetworkResponse>('/api/network'),
  staleTime: 30_000,
});

export type NetworkSearch = { at?: string };

export function parseNetworkSearch(search: Record<string, unknown>): NetworkSearch {
  return typeof search.at === 'string' && search.at !== '' ? { at: search.at } : {};
}

const LOOKS: Record<LinkKind, LineLook> = {
  tutor: 'person',
  mentor: 'person',
  agreement: 'partner',
  mentoring: 'mentoring',
  seminar: 'seminar',
  association: 'association',
};

/** A pair that helps in several ways is drawn once, by the way that binds most. */
export function lookOf(kinds: readonly LinkKind[]): LineLook {
  const order: LinkKind[] = ['tutor', 'mentor', 'agreement', 'mentoring', 'seminar', 'association'];
  return LOOKS[order.find((kind) => kinds.includes(kind)) ?? 'association'];
}

export function supporterName({ say, t }: Words, { kind, name, number, school }: Supporter): string {
  if (kind === 'school') return school ? say(school) : t('network.someSchool');
  if (kind === 'association') return t('network.association', { name });
  return name ?? t(`network.person.${kind}`, { number });
}

/** Schools that nobody helps come first, then those with the fewest links. */
export function bySupport({
  links,
  schools,
}: NetworkResponse): (NetworkResponse['schools'][number] & { count: number })[] {
  const counts = new Map(schools.map(({ id }) => [id, 0]));
  for (const { schoolId } of links) counts.set(schoolId, (counts.get(schoolId) ?? 0) + 1);
  return schools
    .map((school) => ({ ...school, count: counts.get(school.id) ?? 0 }))
    .sort((a, b) => a.count - b.count || a.id - b.id);
}
