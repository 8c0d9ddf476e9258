/** Files of payment companies, made up row by row: each builder knows a header and writes rows by the names of its columns. */
export const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell}"`).join(',');

/** A table of these columns; a row names the cells it fills. */
export function table<Column extends string>(columns: readonly Column[]) {
  return (rows: readonly Partial<Record<Column, string>>[], header: readonly string[] = columns): string =>
    [quoted(header), ...rows.map((row) => quoted(columns.map((column) => row[column] ?? '')))].join('\r\n');
}

export const activity = table([
  ...(['Date', 'Time', 'TimeZone', 'Name', 'Type', 'Status', 'Currency', 'Gross', 'Fee', 'Net'] as const),
  ...(['From Email Address', 'To Email Address', 'Transaction ID', 'Reference Txn ID'] as const),
  ...(['Invoice Number', 'Balance', 'Balance Impact'] as const),
]);
export type ActivityRow = NonNullable<Parameters<typeof activity>[0][number]>;

/** A completed row in US manner: `net` and `balance` in cents, no fee. */
export const moved = (id: string, date: string, net: number, balance: number, more: ActivityRow = {}) => ({
  Date: date,
  Time: '10:00:00',
  TimeZone: 'PST',
  Type: 'Website Payment',
  Status: 'Completed',
  Currency: 'USD',
  Gross: dollars(net),
  Fee: '0.00',
  Net: dollars(net),
  'Transaction ID': id,
  Balance: dollars(balance),
  ...more,
});

export function dollars(cents: number): string {
  const size = Math.abs(cents);
  const whole = String(Math.floor(size / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${cents < 0 ? '-' : ''}${whole}.${String(size % 100).padStart(2, '0')}`;
}

/** A settlement report from its records; texts are quoted, amounts and dates are not. */
export const stl = (records: readonly (readonly (string | number)[])[], delimiter = ','): string =>
  records
    .map((cells) =>
      cells
        .map((cell) => (typeof cell === 'number' || /^\d{4}\//.test(cell) ? String(cell) : `"${cell}"`))
        .join(delimiter),
    )
    .join('\n');

export const stripe = table([
  ...(['id', 'Type', 'Source', 'Amount', 'Fee', 'Net', 'Currency', 'Created (UTC)'] as const),
  ...(['Available On (UTC)', 'Description', 'Transfer'] as const),
]);

export const adyen = table([
  ...([
    'Company Account',
    'Merchant Account',
    'Psp Reference',
    'Merchant Reference',
    'Payment Method',
  ] as const),
  ...(['Creation Date', 'TimeZone', 'Type', 'Modification Reference', 'Gross Currency'] as const),
  ...(['Gross Debit (GC)', 'Gross Credit (GC)', 'Exchange Rate', 'Net Currency', 'Net Debit (NC)'] as const),
  ...(['Net Credit (NC)', 'Commission (NC)', 'Markup (NC)', 'Scheme Fees (NC)', 'Interchange (NC)'] as const),
  ...(['Payment Method Variant', 'Modification Merchant Reference', 'Batch Number'] as const),
]);

export const squareSales = table([
  ...([
    'Date',
    'Time',
    'Time Zone',
    'Gross Sales',
    'Total Collected',
    'Card',
    'Cash',
    'Fees',
    'Net Total',
  ] as const),
  ...(['Transaction ID', 'Payment ID', 'Description', 'Event Type', 'Location', 'Deposit ID'] as const),
]);

export const squareTransfersFile = table([
  ...(['Deposit Date', 'Payment Date', 'Type', 'Transaction ID', 'Payment ID', 'Collected', 'Fees'] as const),
  ...(['Deposited', 'Deposit ID', 'Location'] as const),
]);
