/** The names of the places where roles lie. */
import type { AccountsResponse, RoleHeld } from '../../../../../server/people/accounts/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';

type Place = Pick<RoleHeld, 'schoolId' | 'territoryId'>;

/** @returns a function that names a school or a territory */
export function usePlaceName({ territories }: Pick<AccountsResponse, 'territories'>): (place: Place) => string {
  const { say } = useWords();
  const { nameOf } = useSchools();
  return ({ schoolId, territoryId }) => {
    if (schoolId !== null) return say(nameOf(schoolId));
    const territory = territories.find(({ id }) => id === territoryId);
    return territory ? say(territory.name) : `№ ${territoryId}`;
  };
}
