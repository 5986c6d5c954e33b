/** Draws a poster in a thread: anybody may ask for one, and a page of PDF takes a tenth of a second. */
import { drawPdf } from '../../ground/documents/pdf.ts';
import { threadTask } from '../../ground/thread-work.ts';
import { type Poster, posterDocument } from './poster.ts';

export default threadTask((poster: Poster): Promise<Uint8Array> => drawPdf(posterDocument(poster)));
