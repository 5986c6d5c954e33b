/** Passwords in tests: what is slow on purpose is done once in a process for each password, and answered from memory then. */
import type { Auth } from '../../server/people/identity/auth.ts';

const hashes = new Map<string, Promise<string>>();
const verdicts = new Map<string, Promise<boolean>>();

function remember<Value>(kept: Map<string, Promise<Value>>, key: string, find: () => Promise<Value>): Promise<Value> {
  const known = kept.get(key) ?? find();
  kept.set(key, known);
  return known;
}

/** Makes an application hash a password, and compare one with a hash, only the first time it meets them. */
export async function hashOnce(auth: Auth): Promise<void> {
  const { password } = await auth.$context;
  const { hash, verify } = password;
  password.hash = (text) => remember(hashes, text, () => hash(text));
  password.verify = (pair) => remember(verdicts, JSON.stringify([pair.hash, pair.password]), () => verify(pair));
}
