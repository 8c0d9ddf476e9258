/** `journal.export`: reports of the books as files, each behind a download token, each an event of the record. */
import type { Input } from '../../../../shared/contract/calls.ts';
import { formatMinorGrouped } from '../../../../shared/domain/money.ts';
import type { Locale } from '../../../../shared/wording/catalogue.ts';
import type { CallInfo, HandlersOf } from '../../../platform/handlers.ts';
import { sha256Of } from '../../../platform/sha256.ts';
import { type FundCallDeps, fundChecksNow } from '../../journal/client-funds/calls.ts';
import { clientFunds } from '../../journal/client-funds/client-funds.ts';
import { tableCsv, tablePdf, tableWorkbook } from '../tables/files.ts';
import { type Reader, readerOf } from '../tables/reader.ts';
import type { ReportTable } from '../tables/table.ts';
import { fundChecksTable, shortDays } from './fund-checks-table.ts';
import { clientFundsTable, journalTable, trialBalanceTable } from './tables.ts';

export interface BookExportDeps extends FundCallDeps {
  readonly name: () => string;
  readonly locale: () => Locale;
}
type Asked = Input<'journal.export'>;
/** Who signs a report of the books. */
const SIGNS = ['books.sign.made', 'books.sign.checked', 'book_report.sign_date'] as const;

export function bookExportCalls(deps: BookExportDeps): HandlersOf<'journal.export'> {
  return {
    'journal.export': async (input, info) => {
      info.progress('exporting', 0, 1);
      await info.breathe();
      const { kind, format = 'csv' } = input;
      const bytes = await fileOf(deps, input, info);
      const sha256 = sha256Of(bytes);
      const subject = { kind, format, sha256, from: input.from, to: input.to };
      deps.record.note(info, { action: 'exports.made', subject });
      info.changed('record', 'signals');
      const stamp = [input.from, input.to].filter((day) => day !== '').join('-');
      const name = kind.replaceAll('_', '-');
      const fileName = `${stamp === '' ? name : `${name}-${stamp}`}.${format}`;
      return { token: info.offer(fileName, bytes), fileName };
    },
  };
}

async function fileOf(deps: BookExportDeps, input: Asked, info: CallInfo): Promise<Buffer> {
  const reader = readerOf(deps.locale());
  const step = () => info.breathe();
  const table = tableOf(deps, input, reader);
  const { format = 'csv' } = input;
  if (format === 'csv') return tableCsv(table, step);
  if (format === 'xlsx') return tableWorkbook(table, deps.now(), step);
  const { size, root } = deps.record.head();
  const about = {
    house: deps.name(),
    madeAt: deps.now(),
    warnings: shortages(deps, input, reader),
    // Which state of the record the paper was drawn from: kept with it, it can be held against the record later.
    notes: [reader.words('book_report.head', { size, root })],
    signs: SIGNS.map((sign) => reader.words(sign)),
    nothing: reader.words('book_report.nothing'),
  };
  return tablePdf(table, about, reader, step);
}

function tableOf(
  deps: BookExportDeps,
  { kind, from, to, isBySub = false }: Asked,
  reader: Reader,
): ReportTable {
  const asked = { from, to, isBySub };
  if (kind === 'journal') return journalTable(deps, asked, reader);
  if (kind === 'trial_balance') return trialBalanceTable(deps, asked, reader);
  if (kind === 'fund_checks') return fundChecksTable(fundChecksNow(deps, asked), reader);
  return clientFundsTable(deps, asked, reader);
}

function shortages(deps: BookExportDeps, { kind, from, to }: Asked, reader: Reader): readonly string[] {
  if (kind === 'fund_checks') return shortDays(fundChecksNow(deps, { from, to }), reader);
  if (kind !== 'client_funds') return [];
  return clientFunds(deps, { asOf: to })
    .rows.filter((each) => each.difference < 0)
    .map(({ currency, difference }) =>
      reader.words('book_report.short', { currency, amount: formatMinorGrouped(-difference, currency) }),
    );
}
