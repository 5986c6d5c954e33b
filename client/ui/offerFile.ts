/** A file that waits to be kept: its address in this page, to be given up when the page is left, and its name. */
export type OfferedFile = { address: string; name: string };

export const offered = (file: File): OfferedFile => ({ address: URL.createObjectURL(file), name: file.name });

/** Hands a file to the browser to be kept under a name. */
export function offerFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken the file over by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
