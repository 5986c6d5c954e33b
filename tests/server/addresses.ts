/** Addresses of databases. */

/** The address with another role in it, where there is one. */
export function asRole(url: string, role: string | null): string {
  const address = new URL(url);
  if (role !== null) address.username = role;
  return address.href;
}

/** The address of another database of the same server. */
export function nameDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
