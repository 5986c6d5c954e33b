/** The words by which this process and its threads know files: those of the content, with what the district's own folder adds. */
import { resolve } from 'node:path';
import { readFileWords } from '../../../surveys/file-words.ts';

/** Beside config.ts: a thread begins with the environment alone, and its modules ask for the words when they are loaded. */
const folder = process.env.OPORA_CONTENT?.trim();

/** Whoever starts reads the whole content and refuses to go on with a fault; so the built-in words that stand here then are never used. */
export const fileWords = readFileWords(folder ? resolve(import.meta.dirname, '../../..', folder) : undefined).words;

/** A word as it stands in a pattern. */
export const inPattern = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
