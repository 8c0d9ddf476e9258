/** What a batch is: numbers, days, who decided last, and the request that waits. */
import { Link } from 'react-router-dom';
import type { SettlementView } from '../../../shared/contract/settlement-views.ts';
import { requestAddress } from '../../ui/asked-notice.tsx';
import { Day, DayRange, OurClock } from '../../ui/day.tsx';
import { Facts } from '../../ui/facts.tsx';
import { ownerText } from '../../ui/settlement-owner.ts';
import { useWords } from '../../ui/words.ts';

export function BatchFacts({ batch }: { readonly batch: SettlementView }) {
  const words = useWords();
  const isChannel = batch.side === 'channel';
  return (
    <Facts
      facts={[
        {
          name: words('settlement.no'),
          value: batch.settlementNo || words('settlement.unsigned'),
          isCode: batch.settlementNo !== '',
        },
        {
          name: words(isChannel ? 'settlement.col.owner' : 'settlement.col.merchant'),
          value: ownerText(words, batch),
        },
        { name: words('settlement.channelBatchNo'), value: batch.channelBatchNo, isCode: true },
        { name: words('settlement.col.days'), value: <DayRange from={batch.from} to={batch.to} /> },
        {
          name: words(isChannel ? 'settlement.col.due' : 'settlement.col.duePay'),
          value: batch.dueDay === '' ? '' : <Day value={batch.dueDay} />,
        },
        { name: words('settlement.col.lines'), value: batch.lines.toLocaleString('en') },
        {
          name: words('settlement.by'),
          value:
            batch.at === '' ? (
              ''
            ) : (
              <>
                {batch.byName} <OurClock value={batch.at} />
              </>
            ),
        },
        {
          name: words('settlement.request'),
          value:
            batch.requestId === null ? (
              ''
            ) : (
              <Link to={requestAddress(batch.requestId)}>{words('approvals.see')}</Link>
            ),
        },
        { name: words('settlement.sheet.hash'), value: batch.hash, isCode: true },
      ]}
    />
  );
}
