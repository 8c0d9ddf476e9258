/** Figures of a backtest, leg by leg, with the days and files they rest on: shown to who drafts a rule and to who agrees to it. */
import type { BacktestFigures } from '../../../shared/contract/match-rules.ts';
import { OurClock } from '../day.tsx';
import { useWords } from '../words.ts';
import classes from './backtest.module.css';
import { LegFigures } from './leg-figures.tsx';

export function BacktestTable({ figures }: { readonly figures: BacktestFigures }) {
  const words = useWords();
  const { from, to, files, asOf, at, legs } = figures;
  return (
    <div className={classes.figures}>
      <LegFigures legs={legs} />
      <p className={classes.muted}>
        {words(from === '' && to === '' ? 'rules.restsOnAll' : 'rules.restsOn', {
          from: from || words('rules.open'),
          to: to || words('rules.open'),
          files,
          asOf,
        })}{' '}
        <OurClock value={at} />
      </p>
    </div>
  );
}
