/** A pattern of diagonal lines, for what is suppressed; a mark of Plot that draws nothing but the definition. */
import type { RenderFunction } from '@observablehq/plot';

const SVG = 'http://www.w3.org/2000/svg';

export function hatchPattern(id: string): RenderFunction {
  return (_index, _scales, _values, _dimensions, context) => {
    const make = (name: string, attributes: Record<string, string>, ...children: Element[]) => {
      const node = context.document.createElementNS(SVG, name) as SVGElement;
      for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
      node.append(...children);
      return node;
    };
    const size = { width: '6', height: '6', patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
    const line = make('rect', { width: '2', height: '6', fill: '#b9bcb8' });
    return make('defs', {}, make('pattern', { id, ...size }, line));
  };
}
