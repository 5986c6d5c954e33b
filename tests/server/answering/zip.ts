/** Reads a ZIP back, with the names of its files. */
import { strFromU8, unzipSync } from 'fflate';

export type Unzipped = { names: string[]; bytes(name: string): Buffer; text(name: string): string };

export function unzip(file: Buffer): Unzipped {
  const files = unzipSync(file);
  const find = (part: string): Uint8Array => {
    const name = Object.keys(files).find((each) => each.includes(part));
    if (name === undefined) throw new Error(`no file is named ${part}: ${Object.keys(files).join(', ')}`);
    return files[name];
  };
  return {
    names: Object.keys(files),
    bytes: (part) => Buffer.from(find(part)),
    text: (part) => strFromU8(find(part)),
  };
}
