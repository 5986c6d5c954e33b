/** The text of docs/methods.md cut at its anchors: a chart links to the section that says how it was computed. */
export type MethodSection = { slug: string; text: string };

const ANCHOR = /^<a id="([a-z0-9-]+)"><\/a>$/m;

/** @param text Markdown with a line `<a id="slug"></a>` before each section; what comes before the first one gets an empty slug */
export function methodSections(text: string): MethodSection[] {
  const [head, ...rest] = text.split(ANCHOR);
  const sections = [{ slug: '', text: head }];
  for (let index = 0; index < rest.length; index += 2) sections.push({ slug: rest[index], text: rest[index + 1] });
  return sections;
}
