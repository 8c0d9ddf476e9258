/** The figures that are said before any table, in the order in which she needs them; those she may not know of are not asked for. */

import { useRights } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import { AuditFigures } from './audit-figures.tsx';
import classes from './home.module.css';
import { type Figure, figuresOf } from './home-order.ts';
import type { HomeState } from './home-view.ts';
import { FeesFigure, FundsFigure, SalesFigure } from './money-figures.tsx';
import { ApprovalsFigure, BackupFigure } from './standing-figures.tsx';

export function Figures({ state }: { readonly state: HomeState }) {
  const words = useWords();
  const figures = figuresOf(useRights());
  return (
    <ul className={classes.figures} aria-label={words('home.figures')}>
      {figures.map((figure) => (
        <One key={figure} figure={figure} state={state} />
      ))}
    </ul>
  );
}

function One({ figure, state }: { readonly figure: Figure; readonly state: HomeState }) {
  switch (figure) {
    case 'approvals':
      return <ApprovalsFigure approvals={state.approvals} />;
    case 'backup':
      return <BackupFigure backup={state.backup} />;
    case 'funds':
      return <FundsFigure funds={state.clientFunds} />;
    case 'sales':
      return <SalesFigure money={state.money} />;
    case 'fees':
      return <FeesFigure money={state.money} />;
    default:
      return <AuditFigures figure={figure} />;
  }
}
