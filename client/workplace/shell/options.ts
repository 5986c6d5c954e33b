/** What a field that is searched by typing offers. */

/** So many are offered: a longer list is narrowed by typing, and a country has tens of thousands. */
const MOST_OFFERED = 30;

export type Option = { value: string; label: string };

/** The first options that hold every typed word, in whatever order. */
export function matching(options: readonly Option[], sought: string): Option[] {
  const words = sought
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
  const found: Option[] = [];
  for (const option of options) {
    if (found.length === MOST_OFFERED) break;
    const label = option.label.toLowerCase();
    if (words.every((word) => label.includes(word))) found.push(option);
  }
  return found;
}
