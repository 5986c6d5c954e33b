/** BlindSign of RFC 9474, 4.3: the plain private operation of RSA, native. */
import { constants, createPrivateKey, createPublicKey, privateDecrypt, publicEncrypt } from 'node:crypto';

/**
 * @param privateKey PKCS #8, DER
 * @param blinded as long as the modulus, and below it
 * @returns the blind signature, the same for the same message
 * @throws Error when the message is too long or not below the modulus, or when the operation went wrong
 */
export function signRaw(privateKey: Uint8Array, blinded: Uint8Array): Buffer {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
  const padding = constants.RSA_NO_PADDING;
  const signature = privateDecrypt({ key, padding }, blinded);
  // A faulty result could give the key away (Boneh, DeMillo, Lipton 1997), so it never leaves unchecked.
  if (!publicEncrypt({ key: createPublicKey(key), padding }, signature).equals(Buffer.from(blinded)))
    throw new Error('the signature does not give the message back');
  return signature;
}
