/**
 * Whether a merchant's day is whole: it is over, and every one of her accounts with a channel that sends bills has sent that day's. An account that
 * has long fallen silent is not waited for, nor is one before its first bill.
 */
import { SILENT_AFTER_DAYS } from '../../../../shared/domain/arrival.ts';
import { readBillFiles } from '../channel/bill-files.ts';
import { type AccountBills, coverageOf } from '../channel/coverage.ts';
import type { MerchantDeps } from './merchant-book.ts';

export function whole(
  { lines, parties }: MerchantDeps,
  today: number,
): (partyId: string, day: number) => boolean {
  const bills = [...coverageOf(readBillFiles(lines).files).values()];
  const ofParty = Map.groupBy(
    bills,
    ({ channel, account }) => parties.partyOfChannelAccount(channel, account)?.id ?? '',
  );
  return (partyId, day) =>
    day < today && (ofParty.get(partyId) ?? []).every((each) => !isAsked(each, day) || each.isHere(day));
}

function isAsked({ files }: AccountBills, day: number): boolean {
  const begins = Math.min(...files.map(({ from }) => from));
  const ends = Math.max(...files.map(({ to }) => to));
  return day >= begins && day <= ends + SILENT_AFTER_DAYS;
}
