/** The kits of schools in one archive, a folder for each. Pure. */
import { unzipSync, type Zippable, zipSync } from 'fflate';

/**
 * @param kits archives as the server makes them: one folder each, named after the school
 * @returns an archive of all their folders; where two schools are called alike, the later ones are numbered
 */
export function packKits(kits: readonly Uint8Array[]): Uint8Array {
  const all: Zippable = {};
  const taken = new Set<string>();
  for (const kit of kits) {
    const files = Object.entries(unzipSync(kit));
    const folder = freeName(files[0]?.[0].split('/')[0] ?? '', taken);
    taken.add(folder);
    for (const [path, bytes] of files) all[`${folder}/${path.split('/').slice(1).join('/')}`] = bytes;
  }
  // What is in it is small already; to press it again costs time alone.
  return zipSync(all, { level: 0 });
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name} (${n})`;
  return free;
}
