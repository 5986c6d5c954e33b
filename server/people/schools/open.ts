/**
 * Whether a school is open on a day. Pure.
 *
 * A school is there from when it stands in the register, so that a campaign can be planned before its first day, until the end of its
 * last one. From then on it is out of everything that is to be done: plans of campaigns, lists to be filled in, proposals, needs,
 * reminders. What there is of it stays readable.
 */
type Closing = { closedOn: string | null };

/** @param day YYYY-MM-DD */
export const isOpenOn = ({ closedOn }: Closing, day: string): boolean => closedOn === null || day <= closedOn;
