/**
 * Fees that are not the schedule's, as a list to send to the channel (手续费差异清单): a workbook with a cover and sums that can be followed, a table for
 * scripts, or a paper.
 */
import type { Input } from '../../../../shared/contract/calls.ts';
import { formatMinorGrouped } from '../../../../shared/domain/money.ts';
import { feeSentence, termsOwner } from '../../../../shared/wording/terms-sentence.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { SettlementDeps } from '../../settlement/deps.ts';
import { tableCsv, tablePdf } from '../tables/files.ts';
import { type Reader, readerOf } from '../tables/reader.ts';
import { type Claims, claimsOf, claimsTable } from './claims-data.ts';
import { type CoverLine, claimsWorkbook } from './claims-workbook.ts';

type Asked = Input<'settlement.export'>;

export async function claimsFile(deps: SettlementDeps, input: Asked, info: CallInfo): Promise<Buffer> {
  const reader = readerOf(input.language);
  const claims = claimsOf(deps, input);
  const table = claimsTable(deps, claims, reader);
  const step = () => info.breathe();
  if (input.format === 'csv') return tableCsv(table, step);
  const { words } = reader;
  const cover = coverOf(deps, claims, input, reader);
  const by = deps.nameOf(info.person);
  const head = words('book_report.head', { size: deps.record.head().size, root: deps.record.head().root });
  if (input.format === 'xlsx') {
    const about = { madeAt: deps.now(), by, head };
    return claimsWorkbook(table, { cover, sums: claims.sums, ...about }, reader, step);
  }
  const sums = claims.sums.flatMap(({ currency, over, under }) => [
    `${words('fee_claim.over', { currency })} ${formatMinorGrouped(over, currency)}`,
    `${words('fee_claim.under', { currency })} ${formatMinorGrouped(under, currency)}`,
    `${words('fee_claim.net', { currency })} ${formatMinorGrouped(over - under, currency)}`,
  ]);
  const lines = cover.map(({ label, value }) => (label === '' ? value : `${label}: ${value}`));
  const about = {
    ...{ house: deps.house(), madeAt: deps.now(), warnings: [] },
    ...{
      notes: [words('fee_claim.text'), head],
      signs: [words('fee_claim.madeBy'), words('book_report.sign_date')],
    },
    nothing: words('fee_claim.nothing'),
  };
  return tablePdf({ ...table, lines: [...lines, ...sums] }, about, reader, step);
}

/** Who claims what of whom, and by which schedules: those in both languages, for the agreement may be in either. */
function coverOf(
  deps: SettlementDeps,
  { variances, channels, accounts, schedules, days: [first, last] }: Claims,
  { channel, from, to }: Asked,
  { words }: Reader,
): CoverLine[] {
  const asked = channel === 'none' ? channels : [channel];
  return [
    { label: words('fee_claim.from'), value: deps.house() },
    { label: words('fee_claim.to'), value: asked.map((each) => words(`channel.${each}`)).join(' / ') },
    { label: words('fee_claim.accounts'), value: accounts.join(' / ') },
    { label: words('fee_claim.period'), value: `${from || first} – ${to || last}` },
    { label: words('fee_claim.count'), value: String(variances.length) },
    ...schedules.flatMap((terms, at) =>
      (['zh-CN', 'en'] as const).map((language, of) => {
        const { words: said } = readerOf(language);
        const text = `${termsOwner(terms, said)} · ${feeSentence(terms.schedule, said)}`;
        return { label: at === 0 && of === 0 ? words('fee_claim.schedules') : '', value: text };
      }),
    ),
  ];
}
