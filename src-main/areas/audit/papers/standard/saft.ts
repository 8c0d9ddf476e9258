/**
 * SAF-T in the shape of OECD 2.0 (docs/schemas/saft.xsd): header with what was selected, master files with openings and closings, the ledger with its number of
 * entries and totals of both sides, payments as source documents. One file for each currency, for nothing in the books turns one into another.
 */
import { chinaDay } from '../../../../../shared/domain/china-time.ts';
import { formatMinor } from '../../../../../shared/domain/money.ts';
import type { PackedFile } from '../../pack/packer.ts';
import { type Entry, isCustomer, type StandardBooks, type Sum, type ToldParty } from './books.ts';
import { XmlFile } from './xml.ts';

const NAMESPACE = 'urn:countinghouse:saft:2.0-shape';
/** Entries between two chances for others to have their turn. */
const ENTRIES_PER_STEP = 500;

type Step = () => Promise<void>;

export async function saftFiles(books: StandardBooks, step: Step): Promise<PackedFile[]> {
  const files: PackedFile[] = [];
  const currencies = books.totals.length === 0 ? ['CNY'] : books.totals.map(({ currency }) => currency);
  for (const currency of currencies) files.push(await saftFile(books, currency, step));
  return files;
}

async function saftFile(books: StandardBooks, currency: string, step: Step): Promise<PackedFile> {
  const xml = new XmlFile(`saft-${currency}.xml`, 'AuditFile', NAMESPACE);
  header(xml, books, currency);
  masterFiles(xml, books, currency);
  await ledgerEntries(xml, books, currency, step);
  payments(xml, books, currency);
  return await xml.end();
}

function header(xml: XmlFile, { deps, head, from, to, isRevealed }: StandardBooks, currency: string): void {
  xml.open('Header');
  xml.fields(
    ['AuditFileVersion', '2.0'],
    ['AuditFileCountry', 'CN'],
    ['AuditFileDateCreated', chinaDay(head.at)],
    ['SoftwareCompanyName', 'Countinghouse'],
    ['SoftwareID', 'Countinghouse'],
    ['SoftwareVersion', deps.version],
  );
  xml.record(
    'Company',
    ['RegistrationNumber', deps.keys.workspaceId],
    ['Name', deps.house() || deps.keys.workspaceId],
  );
  xml.fields(['DefaultCurrencyCode', currency]);
  xml.record('SelectionCriteria', ['SelectionStartDate', from], ['SelectionEndDate', to]);
  xml.fields([
    'HeaderComment',
    `log ${head.size} ${head.root}; protected texts ${isRevealed ? 'shown' : 'masked'}; RegistrationNumber is the workspace`,
  ]);
  xml.close();
}

function masterFiles(xml: XmlFile, books: StandardBooks, currency: string): void {
  const { deps, balances, parties } = books;
  const of = balances.filter((each) => each.currency === currency);
  xml.open('MasterFiles');
  xml.open('GeneralLedgerAccounts');
  for (const { code, nameZh, nameEn, class: accountClass } of deps.chart.all()) {
    const own = of.filter(({ account }) => account === code);
    xml.open('Account');
    xml.fields(
      ['AccountID', code],
      ['AccountDescription', `${nameZh} ${nameEn}`],
      ['AccountType', accountClass],
    );
    balance(xml, summed(own), currency);
    xml.close();
  }
  xml.close();
  const list = (name: string, one: string, isMeant: (party: ToldParty) => boolean) => {
    xml.open(name);
    for (const party of parties.filter(isMeant)) {
      xml.open(one);
      xml.fields([`${one}ID`, party.id], ['RegistrationNumber', party.identityNo], ['Name', party.name]);
      for (const sum of of.filter(({ sub }) => sub === party.id)) {
        xml.open('BalanceAccount');
        xml.fields(['AccountID', sum.account]);
        balance(xml, sum, currency);
        xml.close();
      }
      xml.close();
    }
    xml.close();
  };
  list('Customers', 'Customer', isCustomer);
  list('Suppliers', 'Supplier', (party) => !isCustomer(party));
  xml.close();
}

const summed = (sums: readonly Sum[]): Pick<Sum, 'opening' | 'closing'> => ({
  opening: sums.reduce((total, { opening }) => total + opening, 0),
  closing: sums.reduce((total, { closing }) => total + closing, 0),
});

/** On the side where it stands; nought is a debit of nought. */
function balance(
  xml: XmlFile,
  { opening, closing }: Pick<Sum, 'opening' | 'closing'>,
  currency: string,
): void {
  const side = (name: string, amount: number) =>
    [`${name}${amount < 0 ? 'Credit' : 'Debit'}Balance`, formatMinor(Math.abs(amount), currency)] as const;
  xml.fields(side('Opening', opening), side('Closing', closing));
}

const JOURNALS = ['automatic', 'manual', 'reversal'] as const;

async function ledgerEntries(
  xml: XmlFile,
  books: StandardBooks,
  currency: string,
  step: Step,
): Promise<void> {
  const total = books.totals.find((each) => each.currency === currency);
  const money = (amount: number) => formatMinor(amount, currency);
  xml.open('GeneralLedgerEntries');
  xml.fields(
    ['NumberOfEntries', String(total?.entries ?? 0)],
    ['TotalDebit', money(total?.debit ?? 0)],
    ['TotalCredit', money(total?.credit ?? 0)],
  );
  const customers = new Set(books.parties.filter(isCustomer).map(({ id }) => id));
  const partyOf = (sub: string) =>
    sub.startsWith('M-') ? ([customers.has(sub) ? 'CustomerID' : 'SupplierID', sub] as const) : null;
  for (const journal of JOURNALS) {
    const entries = books.entries.filter(
      ({ origin, postings }) => origin === journal && postings.some((each) => each.currency === currency),
    );
    xml.open('Journal');
    xml.fields(['JournalID', journal], ['Description', journal], ['Type', 'GL']);
    for (const [at, entry] of entries.entries()) {
      xml.open('Transaction');
      xml.fields(...transaction(entry));
      for (const { line, account, sub, side, amount } of entry.postings.filter(
        (each) => each.currency === currency,
      )) {
        const party = partyOf(sub);
        xml.open('Line');
        xml.fields(['RecordID', String(line)], ['AccountID', account]);
        if (!party && sub !== '') xml.record('Analysis', ['AnalysisType', 'sub'], ['AnalysisID', sub]);
        if (party) xml.fields(party);
        xml.fields(['Description', entry.memo || entry.rule || entry.origin]);
        xml.record(side === 'debit' ? 'DebitAmount' : 'CreditAmount', ['Amount', money(amount)]);
        xml.close();
      }
      xml.close();
      if (at % ENTRIES_PER_STEP === 0) await rest(xml, step);
    }
    xml.close();
  }
  xml.close();
}

const transaction = ({ number, period, day, by, rule, origin, memo, at }: Entry) =>
  [
    ['TransactionID', number],
    ['Period', String(Number(period.slice(5)))],
    ['PeriodYear', period.slice(0, 4)],
    ['TransactionDate', day],
    ['SourceID', by],
    ['TransactionType', rule || origin],
    ['Description', memo || rule || origin],
    ['SystemEntryDate', chinaDay(at)],
    ['GLPostingDate', day],
  ] as const;

async function rest(xml: XmlFile, step: Step): Promise<void> {
  await xml.drained();
  await step();
}

/** What went out debits who got it; what was collected credits who paid it. */
function payments(xml: XmlFile, { payments: all, parties }: StandardBooks, currency: string): void {
  const own = all.filter((each) => each.currency === currency);
  const sum = (isIn: boolean) =>
    own.reduce((total, { purpose, amount }) => total + ((purpose === 'collection') === isIn ? amount : 0), 0);
  const kinds = new Map(parties.map((party) => [party.id, party]));
  xml.open('SourceDocuments');
  xml.open('Payments');
  xml.fields(
    ['NumberOfEntries', String(own.length)],
    ['TotalDebit', formatMinor(sum(false), currency)],
    ['TotalCredit', formatMinor(sum(true), currency)],
  );
  for (const payment of own) {
    const party = kinds.get(payment.partyId);
    xml.open('Payment');
    xml.fields(
      ['PaymentRefNo', payment.itemNo],
      ['TransactionDate', payment.instructedDay],
      ['PaymentMethod', payment.purpose],
      ['Description', payment.payee],
      ['BatchID', payment.batchNo],
      ['PaymentStatus', payment.state],
    );
    xml.open('Line');
    xml.fields(['LineNumber', '1'], ['SourceDocumentID', payment.merchantOrderNo]);
    if (party) xml.fields([isCustomer(party) ? 'CustomerID' : 'SupplierID', party.id]);
    xml.fields(['DebitCreditIndicator', payment.purpose === 'collection' ? 'C' : 'D']);
    xml.record('PaymentLineAmount', ['Amount', formatMinor(payment.amount, currency)]);
    xml.close();
    xml.close();
  }
  xml.close();
  xml.close();
}
