/** Whose turn a publication is. */
import type { PublicationSummary } from '../../../../../server/publishing/publications/schemas.ts';

/** Steps beyond dropping one's own: those are always possible and no turn of anybody. */
export const isMine = ({ mayWrite, steps }: PublicationSummary): boolean =>
  steps.some((step) => step === 'confirm' || step === 'publish' || step === 'submit') || mayWrite;
