/** Which schools the register shows. It stands in the address, so that a list can be passed on. */
import type { RegisterQuery } from '../../../../../server/people/schools/register/schemas.ts';

const STATES = ['open', 'closed', 'all'] as const;

/** Takes from an address what makes sense and drops the rest. */
export function readRegisterSearch(search: Record<string, unknown>): RegisterQuery {
  const text = (name: string) => {
    const value = search[name];
    return (typeof value === 'string' || typeof value === 'number') && value !== ''
      ? String(value).slice(0, 200)
      : undefined;
  };
  const count = (name: string) => {
    const value = Number(search[name]);
    return Number.isInteger(value) && value > 0 ? value : undefined;
  };
  const read = {
    q: text('q'),
    territory: count('territory'),
    state: STATES.find((state) => state === search.state),
    type: text('type'),
    page: count('page'),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
