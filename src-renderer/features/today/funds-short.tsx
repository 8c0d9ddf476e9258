/** Client funds that are short: said before everything else, to everybody who sees the day, because it is made good at once (备付金缺口). */
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'react-router-dom';
import type { Output } from '../../../shared/contract/calls.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './funds-short.module.css';

type Short = Output<'today.summary'>['clientFunds']['short'];

export function FundsShort({ short }: { readonly short: Short }) {
  const words = useWords();
  const mayRead = useMay('read');
  if (short.length === 0) return null;
  return (
    <section className={classes.short} role="alert" aria-label={words('fundChecks.title')}>
      <IconAlertTriangle size={22} aria-hidden />
      <div>
        <small>{words('fundChecks.title')}</small>
        {short.map(({ day, currency, shortfall }) => (
          <h2 key={currency}>
            {words('fundChecks.todayShort', {
              day,
              currency,
              amount: formatMinorGrouped(shortfall, currency),
            })}
          </h2>
        ))}
        <p>{words('fundChecks.todayText')}</p>
      </div>
      {mayRead ? (
        <Button component={Link} to="/books?tab=client" variant="default">
          {words('fundChecks.todayAction')}
        </Button>
      ) : null}
    </section>
  );
}
