/** A QR code as dark rectangles on white, one for each run of dark squares of a row. */

import type { CanvasRect, ContentCanvas } from 'pdfmake/interfaces.js';
import { create } from 'qrcode';

/** Squares that must stay white around the code (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/**
 * @param text what a phone reads from it
 * @param size of the whole picture with its white edge, in points
 */
export function qrPicture(text: string, size: number): ContentCanvas {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const square = size / (modules.size + 2 * QUIET_ZONE);
  const canvas: CanvasRect[] = [{ type: 'rect', x: 0, y: 0, w: size, h: size, color: '#ffffff', lineColor: '#ffffff' }];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      const start = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column += 1;
      const place = { x: (QUIET_ZONE + start) * square, y: (QUIET_ZONE + row) * square };
      canvas.push({
        type: 'rect',
        ...place,
        w: (column - start + 1) * square,
        h: square,
        color: '#000000',
        lineWidth: 0,
      });
    }
  }
  return { canvas };
}
