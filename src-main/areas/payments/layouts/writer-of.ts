/**
 * Who writes a batch: a shipped format, or a layout of the house in the very version the batch names. A layout that was changed or ended since
 * writes nothing any more: why it was changed may be that it paid strangers.
 */
import { type BatchFormat, readOwnFormat } from '../../../../shared/domain/payment.ts';
import type { PaymentsDeps } from '../deps.ts';
import { csvWriter, workbookWriter } from '../formats/bank-table/writer.ts';
import type { BatchWriter } from '../formats/format.ts';
import type { LayoutStore } from './store.ts';

/** Words of `problem`: format_problem.<problem>, error.move_not_allowed.<problem>. */
export type FoundWriter =
  | { readonly writer: BatchWriter }
  | {
      readonly problem: 'unknown_format' | 'layout_changed' | 'layout_ended';
      readonly text: string;
      readonly expected: string;
    };

export function writerOf(
  { formats, layouts }: Pick<PaymentsDeps, 'formats' | 'layouts'>,
  format: BatchFormat,
): FoundWriter {
  const own = readOwnFormat(format);
  const shipped = formats.writers.find((each) => each.format === format);
  if (shipped) return { writer: shipped };
  const newest = own && layouts.newest(own.layoutId);
  const named = own && layouts.version(own.layoutId, own.version);
  if (!newest || !named) return { problem: 'unknown_format', text: '', expected: '' };
  const text = titleOf(named);
  if (newest.state === 'ended') return { problem: 'layout_ended', text, expected: '–' };
  if (newest.version !== named.version) return { problem: 'layout_changed', text, expected: titleOf(newest) };
  return { writer: own.kind === 'own_csv' ? csvWriter(named.layout) : workbookWriter(named.layout) };
}

const titleOf = ({ name, version }: { readonly name: string; readonly version: number }): string =>
  `${name} v${version}`;

/** As persons call it, also where it was ended since; '' for a shipped format. */
export function layoutName(layouts: LayoutStore, format: BatchFormat): string {
  const own = readOwnFormat(format);
  if (!own) return '';
  const named = layouts.version(own.layoutId, own.version);
  return named ? `${titleOf(named)} (${own.kind === 'own_csv' ? 'CSV' : 'XLSX'})` : format;
}
