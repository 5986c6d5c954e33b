/** What the documents of all kinds are made with. */
import type { Content } from '../../../../surveys/load.ts';
import type { Language } from '../../../../surveys/schema.ts';
import { answeredPages } from '../../../ground/documents/form-answers.ts';
import type { WordSection } from '../../../ground/documents/word.ts';

/** `nameOf` tells the schools of an attendance. */
export type WordGround = { forms: Content['forms']; language: Language; nameOf(schoolId: number): string };

/** The answers to a working form, page by page; empty where there is no such form. */
export function answeredSections(
  { forms, language }: WordGround,
  form: string,
  answers: Record<string, unknown>,
): WordSection[] {
  return forms[form] ? answeredPages(forms[form], answers, language) : [];
}
