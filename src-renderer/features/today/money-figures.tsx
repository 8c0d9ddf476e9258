/** Money in one line each: whether client funds are whole, what was sold, what fees cost too much. Each currency is said apart, and nothing is blank. */
import { Fragment } from 'react';
import { FEE_DAYS } from '../../../shared/contract/home.ts';
import { figureText } from '../../../shared/domain/figure-format.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { Amount } from '../../ui/amount.tsx';
import { DifferenceFigure } from '../../ui/difference.tsx';
import { useMay } from '../../ui/rights.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { FigureTile } from './figure-tile.tsx';
import { changeText, type HomeState } from './home-view.ts';
import { boardAt } from './links.ts';

export function FundsFigure({ funds: { checked, unsigned } }: { readonly funds: HomeState['clientFunds'] }) {
  const words = useWords();
  const mayRead = useMay('read');
  const [first] = checked;
  return (
    <FigureTile
      label={words('home.funds')}
      to={mayRead ? '/books?tab=client' : ''}
      value={
        first
          ? checked.map(({ currency, shortfall }) => (
              <Fragment key={currency}>
                {checked.length > 1 ? `${currency} ` : ''}
                {/* Short is what is to be put in: a shortfall is a break whichever way it is written. */}
                <DifferenceFigure difference={-shortfall} currency={currency} />{' '}
              </Fragment>
            ))
          : '–'
      }
      notes={[
        first ? words('home.funds.checked', { day: first.day.slice(5) }) : words('home.funds.none'),
        ...(unsigned > 0
          ? [
              <Tag key="unsigned" tone="warn">
                {words('home.funds.unsigned', { count: unsigned })}
              </Tag>,
            ]
          : []),
      ]}
    />
  );
}

export function SalesFigure({ money }: { readonly money: HomeState['money'] }) {
  const words = useWords();
  const mayAnalyse = useMay('analyse');
  const [first] = money;
  if (!first)
    return (
      <FigureTile
        label={words('home.sales', { day: '' })}
        value="–"
        notes={[words('home.sales.none')]}
        to=""
      />
    );
  const change = changeText(first);
  const missing = first.last.missing;
  return (
    <FigureTile
      label={words('home.sales', { day: first.last.day })}
      to={
        mayAnalyse ? boardAt('money', { from: (first.weekBefore ?? first.last).day, to: first.last.day }) : ''
      }
      value={money.map(({ currency, last }) => (
        <Amount key={currency} minor={last.value} currency={currency} showsCurrency />
      ))}
      notes={[
        missing > 0 ? (
          <Tag key="missing" tone="warn">
            {words('home.sales.missing', { count: missing })}
          </Tag>
        ) : change === '' ? (
          first.weekBefore &&
          words('home.sales.before', {
            amount: formatMinorGrouped(first.weekBefore.value, first.currency),
          })
        ) : (
          words('home.sales.change', { change })
        ),
        words('home.sales.count', { count: first.last.count }),
      ]}
    />
  );
}

export function FeesFigure({ money }: { readonly money: HomeState['money'] }) {
  const words = useWords();
  const mayAnalyse = useMay('analyse');
  const known = money.filter(({ fees }) => fees.chargedPpm !== null);
  const [first] = known;
  const rate = (ppm: number | null) => (ppm === null ? '–' : figureText(ppm, 'ppm', ''));
  return (
    <FigureTile
      label={words('home.fees', { days: FEE_DAYS })}
      to={mayAnalyse && first ? boardAt('money', first.fees) : ''}
      value={
        first
          ? known.map(({ currency, fees }) => (
              <Fragment key={currency}>
                {known.length > 1 ? `${currency} ` : ''}
                <DifferenceFigure difference={fees.lost} currency={currency} />{' '}
              </Fragment>
            ))
          : '–'
      }
      notes={[
        first
          ? words('home.fees.rates', {
              charged: rate(first.fees.chargedPpm),
              contract: rate(first.fees.contractPpm),
            })
          : words('home.fees.none'),
      ]}
    />
  );
}
