/** What the kits of a campaign's schools would hold. Pure. */
import { gradeView } from '../submissions/cell.ts';
import { whyNotInKit } from './kit.ts';
import type { KitSummary } from './schemas.ts';
import type { HandedGroup } from './store.ts';

/** @param groups of one campaign */
export function summarizeKits(groups: readonly HandedGroup[]): KitSummary[] {
  return [...Map.groupBy(groups, ({ schoolId }) => schoolId)].map(([schoolId, own]) => {
    const carded = own.filter((group) => group.way === 'codes' && whyNotInKit(group) === null);
    return {
      schoolId,
      notices: own.reduce((sum, { openLinks }) => sum + openLinks, 0),
      cards: carded.reduce((sum, { people }) => sum + (people ?? 0), 0),
      forms: new Set(own.filter(({ way }) => way === 'paper').map(({ audience }) => audience)).size,
      leftOut: own.flatMap((group) => {
        const why = whyNotInKit(group);
        return why === null ? [] : [{ audience: group.audience, grade: gradeView(group.grade), why }];
      }),
    };
  });
}
