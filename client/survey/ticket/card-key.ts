/** Whether the key that the server gives is the one on the card: a key made for one person would join the code to the answers. */
import type { SurveyResponse } from '../../../server/answering/submissions/schemas.ts';
import { fingerprintOf } from './fingerprint.ts';

/** Fingerprints of keys. `card` is null where the code was typed in, `given` where the server treats the code as a class link. */
export type KeyCheck = { isGood: boolean; card: string | null; given: string | null };

/** Characters of a one-time code; codes of class links have fewer. */
const CARD_CODE_LENGTH = 12;

/**
 * @param code as it was opened
 * @param card the fingerprint in the address of the card; null when the code was typed in, and the eye must compare
 */
export function checkKey(
  { ticketKey }: Pick<SurveyResponse, 'ticketKey'>,
  code: string,
  card: string | null,
): KeyCheck {
  const given = ticketKey && fingerprintOf(ticketKey);
  // Without a key answers go with the code in the address: that is the way of class links and of no card.
  const isOfCard = card !== null || code.replaceAll(/[\s-]/g, '').length === CARD_CODE_LENGTH;
  return { isGood: given === null ? !isOfCard : card === null || card === given, card, given };
}
