/** Imports as the pages see them. */
import type { ImportDetail, ImportView } from './schemas.ts';
import type { findImports, findUpload } from './store.ts';

type ImportRow = Awaited<ReturnType<typeof findImports>>[number];

export function importView(row: ImportRow): ImportView {
  const person = (by: string | null, at: Date | null) => (at === null ? null : { by, at: at.toISOString() });
  return {
    id: row.id,
    fileName: row.file_name,
    test: { year: row.year, subject: row.subject, grade: row.grade },
    state: row.state,
    rows: row.rows,
    taken: row.taken,
    uploaded: { by: row.uploadedBy, at: row.uploaded_at.toISOString() },
    imported: person(row.importedBy, row.imported_at),
    undone: person(row.undoneBy, row.undone_at),
    schools: row.schools,
    current: row.current,
    waiting: row.waiting,
    hidden: row.hidden,
  };
}

type UploadRow = NonNullable<Awaited<ReturnType<typeof findUpload>>>;

export function importDetail(row: ImportRow, upload: UploadRow, job: ImportDetail['job']): ImportDetail {
  const { answers, example, header, heading_line, heading_rows, mapping, preview, remembered, school_id, sheet } =
    upload;
  return {
    ...importView(row),
    header,
    example,
    mapping,
    remembered,
    place: { sheet, line: heading_line, rows: heading_rows },
    answers,
    schoolId: school_id,
    preview,
    job,
  };
}
