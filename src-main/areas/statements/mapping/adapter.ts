/**
 * A saved mapping as a format like any other. It is the clerk's explicit word: where a file's header is exactly the one she mapped, nobody
 * else is asked (recognise.ts).
 */
import { type ColumnMapping, mappedAdapterId } from '../../../../shared/domain/column-mapping.ts';
import type { FormatAdapter, RecogniseAnswer, Sample } from '../adapter.ts';
import { headerlessTable } from './headerless.ts';
import { layoutOf, type MappedLayout, placesOfLayout } from './layout.ts';
import { MappedParser } from './parse.ts';
import { findMappedTable, splitterOf } from './table.ts';

export interface KnownMapping {
  readonly id: string;
  readonly version: number;
  readonly mapping: ColumnMapping;
}

export function mappedAdapter({ id, version, mapping }: KnownMapping): FormatAdapter {
  return {
    id: mappedAdapterId(id),
    version,
    name: mapping.name,
    isMapping: true,
    sourceKind: mapping.sourceKind,
    channel: mapping.channel,
    balanceChain: mapping.hasBalanceChain ? 'strict' : 'none',
    recognise: (sample) => recogniseMapped(sample, mapping),
    // The layout is what this adapter's own recognition made.
    parse: (layout, sink) => new MappedParser(layout as MappedLayout, sink),
    places: (layout) => placesOfLayout(layout as MappedLayout), // As above.
  };
}

function recogniseMapped(sample: Sample, mapping: ColumnMapping): RecogniseAnswer {
  const splitter = splitterOf(mapping.table.delimiter);
  const rows = sample.rows(splitter);
  if (mapping.table.header.length === 0) {
    const table = headerlessTable(rows, mapping);
    if (table === null) return { is: 'not_mine' };
    const layout = layoutOf(mapping, table);
    return { is: 'mine', recognition: { sureness: 'certain', splitter, layout, drift: [] } };
  }
  const found = findMappedTable(rows, mapping);
  if (found.is === 'other') return { is: 'not_mine' };
  if (found.is === 'lacking')
    return {
      is: 'refused',
      refusal: {
        kind: 'unknown_layout',
        understood: found.understood,
        notUnderstood: found.unclear,
        question: found.missing.join(', '),
        isExplicit: found.isPlainlyOurs,
      },
    };
  const { drift } = found.table;
  return {
    is: 'mine',
    recognition: {
      sureness: 'certain',
      splitter,
      layout: layoutOf(mapping, found.table),
      drift,
      isExplicit: drift.length === 0,
    },
  };
}
