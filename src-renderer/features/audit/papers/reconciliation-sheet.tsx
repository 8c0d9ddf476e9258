/** 银行存款余额调节表 on paper: balance of the book and of the bank side by side, what only one of them has, and the balances as adjusted. */
import type { BankReconciliation } from '../../../../shared/contract/evidence.ts';
import { formatMinorGrouped } from '../../../../shared/domain/money.ts';
import { Sheet } from '../../../ui/printed-sheet.tsx';
import { useWords } from '../../../ui/words.ts';
import own from './papers.module.css';
import { groupsOf, outcomeOf } from './reconciliation.ts';

interface ReconciliationSheetProps {
  readonly found: BankReconciliation;
  readonly house: string;
  /** Its account as it may be shown. */
  readonly account: string;
}

export function ReconciliationSheet({ found, house, account }: ReconciliationSheetProps) {
  const words = useWords();
  const { currency } = found;
  const amount = (minor: number | null) =>
    minor === null ? words('reconcileSheet.unknown') : formatMinorGrouped(minor, currency).replace('-', '−');
  const groups = groupsOf(found);
  const sides = [
    { side: 'book', balance: found.bookBalance, adjusted: found.adjustedBook, groups: groups.slice(0, 2) },
    { side: 'bank', balance: found.bankBalance, adjusted: found.adjustedBank, groups: groups.slice(2) },
  ] as const;
  return (
    <Sheet
      className={own.sheet}
      title={words('reconcileSheet.sheet')}
      signs={(['preparer', 'reviewer', 'date'] as const).map((name) => words(`reconcileSheet.sign.${name}`))}
    >
      <dl>
        <dt>{words('reconcileSheet.house')}</dt>
        <dd>{house}</dd>
        <dt>{words('reconcileSheet.account')}</dt>
        <dd>
          {[found.bankName, account].filter((text) => text !== '').join(' ')} · {currency}
        </dd>
        <dt>{words('reconcileSheet.day')}</dt>
        <dd>{found.day}</dd>
        <dt>{words('reconcileSheet.standing')}</dt>
        <dd>{words(`reconcileSheet.standing.${found.standing}`)}</dd>
      </dl>
      <div className={own.sheetSides}>
        {sides.map(({ side, balance, adjusted, groups: own }) => (
          <table key={side} aria-label={words(`reconcileSheet.${side}`)}>
            <tbody>
              <tr data-total>
                <td colSpan={2}>{words(`reconcileSheet.${side}`)}</td>
                <td>{amount(balance)}</td>
              </tr>
              {side === 'book'
                ? found.books
                    .filter(({ amount: part }) => part !== 0)
                    .map(({ account: code, nameZh, nameEn, amount: part }) => (
                      <tr key={code}>
                        <td>{words('audit_paper.of_it')}</td>
                        <td>
                          {code} {words.locale === 'en' ? nameEn : nameZh}
                        </td>
                        <td>{amount(part)}</td>
                      </tr>
                    ))
                : null}
              {own.map((group) => (
                <GroupRows key={group.group} group={group} amount={amount} />
              ))}
              <tr data-total>
                <td colSpan={2}>{words('reconcileSheet.adjusted')}</td>
                <td>{amount(adjusted)}</td>
              </tr>
            </tbody>
          </table>
        ))}
      </div>
      <p data-outcome={outcomeOf(found)} className={own.outcome}>
        {words(`reconcileSheet.outcome.${outcomeOf(found)}`, {
          amount: found.difference === null ? '' : `${amount(found.difference)} ${currency}`,
        })}
      </p>
    </Sheet>
  );
}

interface GroupRowsProps {
  readonly group: ReturnType<typeof groupsOf>[number];
  readonly amount: (minor: number) => string;
}

function GroupRows({ group, amount }: GroupRowsProps) {
  const words = useWords();
  return (
    <>
      <tr data-group>
        <td colSpan={2}>{words(`reconcile_group.${group.group}`)}</td>
        <td>{amount(group.amount)}</td>
      </tr>
      {group.items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the items of a sheet never move.
        <tr key={at}>
          <td>{item.day}</td>
          <td>
            {[item.text, item.reference].filter((text) => text !== '').join(' · ')}{' '}
            <small>{words('reconcileSheet.age', { count: item.ageDays })}</small>
          </td>
          <td>{amount(item.amount)}</td>
        </tr>
      ))}
    </>
  );
}
