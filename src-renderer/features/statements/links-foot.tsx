/** The foot of a list of lines: sums per currency line by line and with every movement counted once, and what was left out for it. */
import { Anchor } from '@mantine/core';
import { Link } from 'react-router-dom';
import type { LinkTotal } from '../../../shared/contract/links.ts';
import { Amount } from '../../ui/amount.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import classes from './links-foot.module.css';

interface LinksFootProps {
  readonly totals: readonly LinkTotal[];
  /** Of the whole ledger. */
  readonly proposed: number;
}

export function LinksFoot({ totals, proposed }: LinksFootProps) {
  const words = useWords();
  if (totals.length === 0) return null;
  return (
    <div className={classes.foot}>
      <table className={classes.table} aria-label={words('totals.title')}>
        <thead>
          <tr>
            <th scope="col">{words('totals.title')}</th>
            <th scope="col" colSpan={2}>
              {words('totals.asListed')}
            </th>
            <th scope="col" colSpan={2}>
              {words('totals.once')}
            </th>
            <th scope="col">
              {proposed > 0 ? (
                <Anchor component={Link} to="/statements?tab=links&state=proposed" fz="inherit">
                  {words('totals.proposed', { count: proposed })}
                </Anchor>
              ) : null}
            </th>
          </tr>
        </thead>
        <tbody>
          {totals.map((total) => (
            <tr key={`${total.story}|${total.currency}`}>
              <th scope="row">
                {words(`totals.story.${total.story}`)} · {total.currency}
              </th>
              <Sum name={words('totals.in')} count={total.inCount} sum={total.inSum} total={total} />
              <Sum name={words('totals.out')} count={total.outCount} sum={-total.outSum} total={total} />
              <Sum
                name={words('totals.in')}
                count={total.once.inCount}
                sum={total.once.inSum}
                total={total}
                isOnce
              />
              <Sum
                name={words('totals.out')}
                count={total.once.outCount}
                sum={-total.once.outSum}
                total={total}
                isOnce
              />
              <td className={classes.why}>{leftOutText(words, total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SumProps {
  readonly name: string;
  readonly count: number;
  readonly sum: number;
  readonly total: LinkTotal;
  readonly isOnce?: boolean;
}

function Sum({ name, count, sum, total, isOnce }: SumProps) {
  const words = useWords();
  return (
    <td className={classes.sum}>
      <small>
        {name} {words('totals.count', { count })}
      </small>
      <Amount minor={sum === 0 ? 0 : sum} currency={total.currency} size={isOnce ? 'strong' : 'normal'} />
    </td>
  );
}

function leftOutText(words: Words, { leftOut }: LinkTotal) {
  if (leftOut.length === 0) return words('totals.nothingTwice');
  const parts = leftOut.map(({ why, count }) => words(`totals.leftOut.${why}`, { count }));
  const isOnlyPayouts = leftOut.every(({ why }) => why === 'payout');
  return (
    <>
      {words('totals.leftOut')}{' '}
      <Anchor
        component={Link}
        to={isOnlyPayouts ? '/matching/fund_bank?tab=accepted' : '/statements?tab=links&state=standing'}
        fz="inherit"
      >
        {parts.join(words.locale === 'en' ? ', ' : '、')}
      </Anchor>
    </>
  );
}
