import { threadTask } from '../thread-work.ts';
import { type WordDocument, wordBytes } from './word.ts';

export default threadTask((document: WordDocument): Promise<Uint8Array> => wordBytes(document));
