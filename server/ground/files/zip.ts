/** The one guard of zipped files of unknown origin: what a header claims is not believed, and nothing is unpacked beyond a limit. */
import yauzl, { type Entry } from 'yauzl';

export type ZipLimits = {
  /** Bytes of all parts together, unpacked. */
  total: number;
  parts: number;
};

/** `broken`: no archive, damaged, encrypted, or with a part twice; `tooLarge`: over a limit. */
export class ZipFault extends Error {
  override readonly name = 'ZipFault';
  readonly code: 'broken' | 'tooLarge';

  constructor(code: ZipFault['code']) {
    super(`the archive is refused: ${code}`);
    this.code = code;
  }
}

export type Zip = {
  /** Of the parts in their order; those of folders end with a slash. */
  names: ReadonlySet<string>;
  /** A part piece by piece, as far as `most` bytes. @throws ZipFault @throws RangeError where there is none of the name */
  read(name: string, most: number): AsyncGenerator<Buffer>;
};

/** Reads the directory. @throws ZipFault, also where the parts claim to be more than the limits allow */
export async function openZip(bytes: Buffer, { parts, total }: ZipLimits): Promise<Zip> {
  const entries = new Map<string, Entry>();
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true }).catch(broken);
  let claimed = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName) || entry.isEncrypted()) throw new ZipFault('broken');
      entries.set(entry.fileName, entry);
      claimed += entry.uncompressedSize;
      if (entries.size > parts || claimed > total) throw new ZipFault('tooLarge');
    }
  } catch (error) {
    broken(error);
  }

  async function* read(name: string, most: number): AsyncGenerator<Buffer> {
    const entry = entries.get(name);
    if (!entry) throw new RangeError(`the archive has no part ${name}`);
    let size = 0;
    try {
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        size += (chunk as Buffer).length;
        if (size > most) throw new ZipFault('tooLarge');
        yield chunk as Buffer;
      }
    } catch (error) {
      broken(error);
    }
  }
  return { names: new Set(entries.keys()), read };
}

function broken(error: unknown): never {
  throw error instanceof ZipFault ? error : new ZipFault('broken');
}
