/**
 * A random UUID (version 4) of the answers, by which the server knows them again.
 * `crypto.randomUUID` exists only in secure contexts, and a school's network may serve plain http.
 * @param bytes 16 random bytes
 */
export function uuid(bytes: Uint8Array = crypto.getRandomValues(new Uint8Array(16))): string {
  const versioned = Uint8Array.from(bytes);
  versioned[6] = (versioned[6] & 0x0f) | 0x40;
  versioned[8] = (versioned[8] & 0x3f) | 0x80;
  const hex = Array.from(versioned, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
