/**
 * Whether a school is open on a day. Pure.
 *
 * From its first day (or since ever) to its last one, both included, a school takes part in what is to be done: plans of campaigns, lists
 * to be filled in, proposals, needs, tasks and reminders. Beyond them it is out of all that, and what there is of it stays readable.
 * `openOn` of the store says the same in SQL.
 */
type Days = { openedOn: string | null; closedOn: string | null };

/** @param day YYYY-MM-DD */
export const isOpenOn = ({ closedOn, openedOn }: Days, day: string): boolean =>
  (openedOn === null || openedOn <= day) && !isClosedBy({ closedOn }, day);

/** Whether the last day of a school is over on a day; one that has not begun yet is not closed. */
export const isClosedBy = ({ closedOn }: Pick<Days, 'closedOn'>, day: string): boolean =>
  closedOn !== null && closedOn < day;
