/** Reads a baseline in a thread. */
import { threadTask } from '../../ground/thread-work.ts';
import { parseBaseline } from './baseline-file.ts';

export default threadTask((bytes: Uint8Array) => parseBaseline(new TextDecoder().decode(bytes)));
