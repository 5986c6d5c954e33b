/**
 * Reads XML of unknown origin piece by piece, so that its work grows with its length alone. It must be well-formed and keep to bounds
 * that no spreadsheet comes near to. Entities are the five of XML and characters by number: a document that defines others is refused,
 * so that none can grow or read a file.
 */
import { SaxesParser } from 'saxes';

/** Elements in each other: a sheet has eight. */
const MOST_DEPTH = 64;
const MOST_ATTRIBUTES = 100;
/** Signs between two events: a text, a tag or a comment without end would otherwise be gathered whole. */
const MOST_QUIET = 2 * 1024 * 1024;

export type Attributes = Readonly<Record<string, string>>;

/** Told of what is read in its order; names without their prefixes, those of attributes with them. */
export type XmlReader = {
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * @param broken makes what is thrown for XML that is not well-formed or goes over a bound
 * @throws what `broken` made, and whatever the reader throws
 */
export async function readXml(pieces: AsyncIterable<string>, reader: XmlReader, broken: () => Error): Promise<void> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  let depth = 0;
  let attributes = 0;
  let quiet = 0;
  const refuse = (): never => {
    throw broken();
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > MOST_ATTRIBUTES) refuse();
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > MOST_DEPTH) refuse();
    attributes = 0;
    quiet = 0;
    reader.open(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    quiet = 0;
    reader.close?.(localName(name));
  });
  if (reader.text) {
    const text = reader.text.bind(reader);
    parser.on('text', text);
    parser.on('cdata', text);
  }
  for await (const piece of pieces) {
    quiet += piece.length;
    if (quiet > MOST_QUIET) refuse();
    parser.write(piece);
  }
  parser.close();
}

/** The value of the attribute of that name, whatever its prefix. */
export function attributeNamed(attributes: Attributes, name: string): string | undefined {
  return Object.entries(attributes).find(([own]) => localName(own) === name)?.[1];
}
