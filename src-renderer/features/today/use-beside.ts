/** What waits beside the reconciling, asked only by who may do it: a count of what is for somebody else is no work of hers. */
import { useAnswer } from '../../api/client.tsx';
import { useRights } from '../../ui/rights.tsx';
import type { Beside } from './next-steps.ts';

/** How many there are; the rail asks the same. */
const UNVERIFIED = { of: 'unverified', query: '', offset: 0, limit: 1 } as const;

export function useBeside(): Beside {
  const rights = useRights();
  const approvals = useAnswer('approvals.counts', {}, { enabled: rights.has('approve') }).data;
  const payments = useAnswer('payments.waiting', {}, { enabled: rights.has('pay') }).data;
  const accounts = useAnswer('parties.accounts', UNVERIFIED, { enabled: rights.has('parties') }).data;
  const books = useAnswer('journal.standing', {}, { enabled: rights.has('post') }).data;
  const settlement = useAnswer('settlement.waiting', {}, { enabled: rights.has('settle') }).data;
  const risk = useAnswer('risk.counts', {}, { enabled: rights.has('risk') }).data;
  return {
    toDecide: approvals?.toDecide ?? 0,
    toSign: settlement?.toSign ?? 0,
    overtaken: settlement?.overtaken ?? 0,
    toPay: settlement?.toPay ?? 0,
    settleLate: settlement?.late ?? 0,
    settleMissing: settlement?.missing ?? 0,
    toInstruct: payments?.toInstruct ?? 0,
    unknown: payments?.unknown ?? 0,
    cameBack: payments?.cameBack ?? 0,
    toVerify: accounts?.total ?? 0,
    riskHeld: risk?.stoppedPayments ?? 0,
    riskLate: risk?.largeValueLate ?? 0,
    riskConfirm: risk?.toConfirm ?? 0,
    riskAlerts: risk?.newAlerts ?? 0,
    riskLarge: Math.max(0, (risk?.largeValueDue ?? 0) - (risk?.largeValueLate ?? 0)),
    // Books that nobody ever posted are not behind: they are not kept.
    booksBehind: (books?.isBehind ?? false) && (books?.entries ?? 0) > 0,
  };
}
