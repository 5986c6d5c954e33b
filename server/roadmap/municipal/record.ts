export function roadmapRecord(territory: number, year: number) {
  return { record: { kind: 'roadmap', id: year }, territory, details: { year: String(year) } } as const;
}
