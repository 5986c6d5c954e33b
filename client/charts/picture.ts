/** A chart as a file: what is drawn in the page, standing alone, with its title above it. */
import { INK, QUIET } from './colours.ts';

const TITLE_HEIGHT = 56;
const PADDING = 16;
const FONT = "'Golos Text', 'Golos Text Variable', Arial, sans-serif";
const SVG = 'http://www.w3.org/2000/svg';
/** Pixels of the PNG for one of the page: sharp in print at the size of a sheet. */
const PNG_SCALE = 2;

export type Caption = { title: string; subtitle: string };

/** @returns a standalone SVG document with a white ground; sizes in pixels */
export function standalonePicture(chart: SVGSVGElement, { title, subtitle }: Caption): SVGSVGElement {
  const document = chart.ownerDocument;
  const width = Number(chart.getAttribute('width'));
  const height = Number(chart.getAttribute('height'));
  const size = { width: width + 2 * PADDING, height: height + TITLE_HEIGHT + 2 * PADDING };
  const root = element(document, 'svg', {
    ...size,
    viewBox: `0 0 ${size.width} ${size.height}`,
    'font-family': FONT,
    'font-size': 13,
  }) as SVGSVGElement;
  root.setAttribute('xmlns', SVG);
  root.append(element(document, 'rect', { ...size, fill: '#fff' }));
  root.append(line(document, title, { y: PADDING + 18, fill: INK, 'font-size': 17, 'font-weight': 600 }));
  root.append(line(document, subtitle, { y: PADDING + 40, fill: QUIET, 'font-size': 12 }));
  const copy = chart.cloneNode(true) as SVGSVGElement;
  for (const [name, value] of Object.entries({ x: PADDING, y: PADDING + TITLE_HEIGHT })) {
    copy.setAttribute(name, String(value));
  }
  copy.removeAttribute('aria-hidden');
  root.append(copy);
  return root;
}

function line(document: Document, text: string, attributes: Record<string, string | number>): Element {
  const node = element(document, 'text', { x: PADDING, ...attributes });
  node.textContent = text;
  return node;
}

function element(document: Document, name: string, attributes: Record<string, string | number>): Element {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  return node;
}

export function svgFile(picture: SVGSVGElement): Blob {
  return new Blob([new XMLSerializer().serializeToString(picture)], { type: 'image/svg+xml' });
}

/** @throws when the browser cannot draw the picture */
export async function pngFile(picture: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  // A data address, because the policy of the pages allows no other source that we make ourselves.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(picture))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Number(picture.getAttribute('width')) * PNG_SCALE;
  canvas.height = Number(picture.getAttribute('height')) * PNG_SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be drawn'))), 'image/png');
  });
}
