/**
 * Rounds what goes out to what its schema says. More digits than are shown are not only useless: from two long probabilities a value,
 * its deviation and, by what is left of the division, single answers can be computed.
 */

/** A JSON schema as far as it is looked into. */
export type NumberSchema = {
  type?: string | string[];
  const?: unknown;
  digits?: number;
  anyOf?: NumberSchema[];
  allOf?: NumberSchema[];
  items?: NumberSchema | NumberSchema[];
  properties?: Record<string, NumberSchema>;
  patternProperties?: Record<string, NumberSchema>;
  additionalProperties?: boolean | NumberSchema;
};

/** Where numbers with decimals lie in a value, and how many they keep; members of a union lie over each other. */
type Places = { digits?: number; items?: Places; properties: Map<string, Places>; others?: Places };

/** @throws Error for a number whose schema does not say how many digits it has */
function placesOf(schema: NumberSchema, path: string): Places {
  const places: Places = { properties: new Map() };
  if ([schema.type].flat().includes('number') && schema.const === undefined) {
    if (schema.digits === undefined) throw new Error(`a number of an answer has no digits: ${path}`);
    places.digits = schema.digits;
  }
  const { additionalProperties: more, items } = schema;
  const itemPlaces = [items ?? []].flat().map((each) => placesOf(each, `${path}/*`));
  if (itemPlaces.length > 0) places.items = itemPlaces.reduce(over);
  for (const [name, own] of Object.entries(schema.properties ?? {}))
    places.properties.set(name, placesOf(own, `${path}/${name}`));
  const others = [...Object.values(schema.patternProperties ?? {}), ...(typeof more === 'object' ? [more] : [])];
  if (others.length > 0) places.others = others.map((each) => placesOf(each, `${path}/*`)).reduce(over);
  return [...(schema.anyOf ?? []), ...(schema.allOf ?? [])].map((each) => placesOf(each, path)).reduce(over, places);
}

/** Both at once; where they differ the finer one holds. */
function over(a: Places, b: Places): Places {
  const either = (one?: Places, other?: Places) => (one && other ? over(one, other) : (one ?? other));
  const names = new Set([...a.properties.keys(), ...b.properties.keys()]);
  const properties = [...names].map((name) => [name, either(a.properties.get(name), b.properties.get(name))] as const);
  return {
    digits: a.digits === undefined ? b.digits : Math.max(a.digits, b.digits ?? 0),
    items: either(a.items, b.items),
    properties: new Map(properties.flatMap(([name, own]) => (own ? [[name, own]] : []))),
    others: either(a.others, b.others),
  };
}

/** What no number lies in is not gone through; null where there is none at all. */
function withoutEmpty({ digits, items, others, properties }: Places): Places | null {
  const kept = {
    digits,
    items: (items && withoutEmpty(items)) ?? undefined,
    others: (others && withoutEmpty(others)) ?? undefined,
    properties: new Map(
      [...properties].flatMap(([name, own]) => {
        const inner = withoutEmpty(own);
        return inner === null ? [] : [[name, inner] as const];
      }),
    ),
  };
  const isEmpty = digits === undefined && !kept.items && !kept.others && kept.properties.size === 0;
  return isEmpty ? null : kept;
}

/** To so many decimals, halves away from zero as pages round them; never −0. */
export function roundTo(value: number, digits: number): number {
  if (!Number.isFinite(value)) return value;
  const scale = 10 ** digits;
  return (Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale || 0;
}

function rounded(value: unknown, places: Places): unknown {
  if (typeof value === 'number') return places.digits === undefined ? value : roundTo(value, places.digits);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const { items } = places;
    return items ? value.map((each) => rounded(each, items)) : value;
  }
  const copy: Record<string, unknown> = { ...value };
  if (places.others) {
    const { others, properties } = places;
    for (const name of Object.keys(copy)) if (!properties.has(name)) copy[name] = rounded(copy[name], others);
  }
  for (const [name, own] of places.properties) if (name in copy) copy[name] = rounded(copy[name], own);
  return copy;
}

/**
 * Makes the rounding of an answer's schema.
 * @returns the value rounded, a copy where there is something to round
 * @throws Error for a number whose schema does not say how many digits it has
 */
export function compileRounding(schema: NumberSchema, name: string): (value: unknown) => unknown {
  const places = withoutEmpty(placesOf(schema, name));
  return places === null ? (value) => value : (value) => rounded(value, places);
}
