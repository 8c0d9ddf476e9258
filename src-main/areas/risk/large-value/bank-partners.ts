/** Lines of banks and of channels that a match says are the same money: a payout of the channel is no customer's, a transfer is told by the bank alone. */
import { LINE_KINDS } from '../../../../shared/domain/statement-line.ts';
import type { Standing } from '../../review/standing.ts';

const OWN_KINDS = [LINE_KINDS.indexOf('payout'), LINE_KINDS.indexOf('top_up')];

interface BankPartners {
  /** Of a line of a bank: money of the house that a channel paid out or was given. */
  readonly isPayout: (lineId: number) => boolean;
  /** Of a line of a fund bill: a bank tells it too. */
  readonly isAtBank: (lineId: number) => boolean;
}

export function bankPartners(standing: Standing): BankPartners {
  const legs = standing.legs();
  const fund = legs.includes('fund_bank') ? standing.view('fund_bank') : null;
  const trade = legs.includes('trade_bank') ? standing.view('trade_bank') : null;
  const kinds = fund ? standing.sides('fund_bank').left.kind : new Uint8Array(0);
  return {
    isPayout: (lineId) => {
      if (trade && trade.partnerOf('right', lineId) !== 0) return true;
      const partner = fund?.partnerOf('right', lineId) ?? 0;
      if (!fund || partner === 0) return false;
      return OWN_KINDS.includes(kinds[fund.positionOf('left', partner)] ?? 0);
    },
    isAtBank: (lineId) => fund !== null && fund.partnerOf('left', lineId) !== 0,
  };
}
