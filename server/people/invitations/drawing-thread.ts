import { drawPdf } from '../../ground/documents/pdf.ts';
import { threadTask } from '../../ground/thread-work.ts';
import { type SlipSheet, slipsDocument } from './slips.ts';

export default threadTask((sheet: SlipSheet): Promise<Uint8Array> => drawPdf(slipsDocument(sheet)));
