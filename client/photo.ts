/** Photos as they may leave the device: small, and without place, time and camera. */

/** The longer side, in pixels: enough to see what a photo of a visit shows, and to read a page that was photographed. */
const PHOTO_PIXELS = 1600;
const PAGE_PIXELS = 3500;
const QUALITY = 0.82;

/**
 * Draws a picture anew as JPEG, upright: what the camera wrote beside the picture stays behind.
 * @throws Error when the browser cannot read it as a picture
 */
export async function smallerPhoto(file: File, mostPixels = PHOTO_PIXELS): Promise<File> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, mostPixels / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  // Where a picture is transparent JPEG would be black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
  if (!blob) throw new Error('not encoded');
  return new File([blob], `${file.name.replace(/\.[^.]*$/, '')}.jpg`, { type: 'image/jpeg' });
}

/** A file as it may leave the device: a JPEG without what the camera wrote beside it, anything else as it is. */
export function withoutCamera(file: File): Promise<File> {
  if (file.type !== 'image/jpeg') return Promise.resolve(file);
  // What only calls itself a picture is left to the server, which says what is wrong with it.
  return smallerPhoto(file, PAGE_PIXELS).catch(() => file);
}
