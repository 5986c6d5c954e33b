/** A QR code as one path of an SVG: sharp at any size, and no canvas is needed. */
import { create } from 'qrcode';

export type QrPath = { size: number; path: string };

/** @returns the side in modules, and the path of all dark ones */
export function qrPath(text: string): QrPath {
  const { data, size } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const dark = Array.from(data, (bit, index) => (bit ? `M${index % size} ${Math.floor(index / size)}h1v1h-1z` : ''));
  return { size, path: dark.join('') };
}
