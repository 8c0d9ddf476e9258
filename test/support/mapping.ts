/** A mapping in a test: what a clerk said of a table, short to write. */
import type { ColumnMapping, MappingDraft } from '../../shared/domain/column-mapping.ts';
import { mappedAdapter } from '../../src-main/areas/statements/mapping/adapter.ts';
import { guessMapping } from '../../src-main/areas/statements/mapping/guess.ts';
import { type AdapterRun, runAdapter } from './run-adapter.ts';

export type Told = Partial<ColumnMapping> & Pick<ColumnMapping, 'columns' | 'amount'>;

/** Of a bank's table in euro with a comma between its columns, unless something else is told. */
export const mappingOf = (header: readonly string[], told: Told): ColumnMapping => ({
  name: 'Kasse',
  sourceKind: 'bank',
  channel: 'bank',
  table: { delimiter: ',', sheet: '', header, width: header.length },
  descriptions: [],
  amountIs: 'net',
  feeSign: 'charged_positive',
  account: '',
  currency: 'EUR',
  kindWords: [],
  otherKind: null,
  statusWords: [],
  channelWords: [],
  dateOrder: 'dmy',
  decimal: '.',
  zone: 'none',
  skipWords: [],
  balanceIs: 'held',
  hasBalanceChain: false,
  ...told,
});

const ID = { id: '0123456789abcdef', version: 1 };
export const adapterOf = (mapping: ColumnMapping) => mappedAdapter({ ...ID, mapping });

/** Reads lines of a file by a mapping; the first line is its header, unless the mapping knows none. */
export const readBy = (mapping: ColumnMapping, ...lines: readonly string[]): AdapterRun =>
  runAdapter(adapterOf(mapping), lines.join('\n'));

const quiet = { breathe: async () => undefined, progress: () => undefined };

export const guessOf = (text: string, name = 'statement.csv') =>
  guessMapping({ name, bytes: Buffer.from(text), member: '', passwords: [] }, undefined, [], quiet);

/** The draft with what a person adds; the contract would refuse what is still open. */
export const completed = (draft: MappingDraft, over: Partial<ColumnMapping> = {}): ColumnMapping =>
  ({ ...draft, name: 'Kasse', ...over }) as ColumnMapping; // What is open is told by the test.
