export function SchoolPage() {
  return null;
}
