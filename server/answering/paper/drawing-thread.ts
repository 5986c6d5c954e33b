import { drawPdf } from '../../ground/documents/pdf.ts';
import { threadTask } from '../../ground/thread-work.ts';
import { cardsDocument } from './cards.ts';
import type { Drawing } from './drawing.ts';
import { formDocument } from './form.ts';
import { noticesDocument } from './notices.ts';

export default threadTask((drawing: Drawing): Promise<Uint8Array> => {
  if (drawing.kind === 'cards') return drawPdf(cardsDocument(drawing.sheet));
  return drawPdf(drawing.kind === 'notices' ? noticesDocument(drawing.set) : formDocument(drawing.form));
});
