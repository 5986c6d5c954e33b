import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { standalonePicture } from '../../client/charts/picture.ts';

it('makes of a chart a picture that stands alone: with its title, a white ground and a size', () => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const chart = Plot.plot({ width: 400, height: 200, marks: [Plot.dot([[1, 2]], { r: 3 })], document });
  const caption = { title: 'Риск <высокий> & «ясный»', subtitle: 'n = 5' };
  const picture = standalonePicture(chart as unknown as SVGSVGElement, caption);
  const texts = [...picture.querySelectorAll('text')].map((text) => text.textContent);
  expect(texts).toEqual(expect.arrayContaining([caption.title, caption.subtitle]));
  expect(Number(picture.getAttribute('width'))).toBeGreaterThan(400);
  expect(Number(picture.getAttribute('height'))).toBeGreaterThan(200);
  expect(picture.getAttribute('xmlns')).toBe('http://www.w3.org/2000/svg');
  expect(picture.querySelectorAll('circle')).toHaveLength(1);
});
