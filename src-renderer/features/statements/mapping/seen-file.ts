/** What is known of the file beside a mapping: its headings, its first cells, the words of its columns, what it leaves open. Empty where no file is at hand. */
import type { Output } from '../../../../shared/contract/calls.ts';

export type Question = Output<'mappings.guess'>['questions'][number]['question'];

export interface SeenFile {
  readonly header: readonly string[];
  readonly headerRow: number;
  readonly rows: Output<'mappings.guess'>['rows'];
  readonly wordsOf: Output<'mappings.guess'>['wordsOf'];
  readonly questions: Output<'mappings.guess'>['questions'];
}

/** A mapping without a file: its columns by their headings. */
export const headingsOnly = (header: readonly string[], width: number): SeenFile => ({
  header: Array.from({ length: width }, (_, at) => header[at] ?? ''),
  headerRow: 0,
  rows: [],
  wordsOf: [],
  questions: [],
});

/** The first cells of a column that say anything, the ones a question named before them. */
export function cellsAt(file: SeenFile, place: number | undefined, question?: Question): string[] {
  const examples = file.questions.find((each) => each.question === question)?.examples ?? [];
  const own = place === undefined ? [] : file.rows.map(({ cells }) => cells[place] ?? '');
  return [...examples, ...own].filter((cell) => cell.trim() !== '');
}

export const wordsAt = (file: SeenFile, place: number | undefined): readonly string[] =>
  file.wordsOf.find((each) => each.column === place)?.words ?? [];

export const isAsked = (file: SeenFile, question: Question): boolean =>
  file.questions.some((each) => each.question === question);
