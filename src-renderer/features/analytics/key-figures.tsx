/** The board's key figures: totals of its own charts, each with what it means, what it was before, and whether its files are here. */
import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { AnalyticsFilter, PanelAnswer } from '../../../shared/contract/analytics.ts';
import { metricOf } from '../../../shared/domain/analytics/panels.ts';
import { figureText, scaleOf } from '../../../shared/domain/figure-format.ts';
import { useWords, type Words } from '../../ui/words.ts';
import type { KeyFigure } from './boards.ts';
import type { SeenCell } from './cell-address.ts';
import { changeOf, isComparedPartly, type Stated, totalsOf } from './figures.ts';
import classes from './key-figures.module.css';
import { usePanel } from './use-panel.ts';

interface KeyFiguresProps {
  readonly figures: readonly KeyFigure[];
  readonly filter: AnalyticsFilter;
  readonly numbers: 'plain' | 'short';
  readonly onOpen: (cell: SeenCell) => void;
}

export function KeyFigures({ figures, ...asked }: KeyFiguresProps) {
  const words = useWords();
  if (figures.length === 0) return null;
  return (
    <ul className={classes.keyFigures} aria-label={words('analytics.keyFigures')}>
      {figures.map((figure) => (
        <OneFigure key={`${figure.panel} ${figure.metric}`} figure={figure} {...asked} />
      ))}
    </ul>
  );
}

/** Currencies that have room in one box. */
const CURRENCIES_SHOWN = 2;

interface OneFigureProps extends Omit<KeyFiguresProps, 'figures'> {
  readonly figure: KeyFigure;
}

function OneFigure({ figure, filter, numbers, onOpen }: OneFigureProps) {
  const words = useWords();
  const { panel, metric } = figure;
  const answer = usePanel(panel, filter, true);
  const name = words.or(`metric.${metric}`, metric);
  const stated = answer.data ? totalsOf(answer.data, metric) : [];
  return (
    <li
      className={classes.keyFigure}
      data-behind={(answer.isPlaceholderData && answer.isFetching) || undefined}
    >
      <Tooltip
        label={words.or(`metric.${metric}.means`, name)}
        multiline
        maw={380}
        position="bottom-start"
        openDelay={300}
      >
        <span className={classes.keyName}>{name}</span>
      </Tooltip>
      {answer.data === undefined ? (
        <span className={classes.keyWait} aria-hidden>
          {answer.isError ? '–' : ' '}
        </span>
      ) : stated.length === 0 ? (
        <>
          <span className={classes.keyNone}>–</span>
          <small>{words('analytics.key.nothing')}</small>
        </>
      ) : (
        stated
          .slice(0, CURRENCIES_SHOWN)
          .map((each) => (
            <Total
              key={each.currency}
              {...{ figure, stated: each, filter, numbers, onOpen }}
              isPartly={isComparedPartly(answer.data)}
              isOnly={stated.length === 1}
            />
          ))
      )}
      {stated.length > CURRENCIES_SHOWN ? (
        <small>{words('analytics.key.more', { count: stated.length - CURRENCIES_SHOWN })}</small>
      ) : null}
      {answer.data ? <Worth answer={answer.data} /> : null}
    </li>
  );
}

interface TotalProps extends OneFigureProps {
  readonly stated: Stated;
  readonly isOnly: boolean;
  /** The period that it is held against is not whole. */
  readonly isPartly: boolean;
}

function Total({ figure, stated, filter, numbers, onOpen, isOnly, isPartly }: TotalProps) {
  const words = useWords();
  const { metric } = figure;
  const { unit } = metricOf(metric);
  const said = stated.value === null ? '–' : unitText(words, stated.value, metric, stated.currency, numbers);
  const exact = stated.value === null ? '–' : unitText(words, stated.value, metric, stated.currency, 'plain');
  const shown = unit === 'money' || !isOnly ? stated.currency : '';
  return (
    <UnstyledButton
      className={classes.keyValue}
      title={`${exact} ${shown}`.trim()}
      disabled={stated.value === null}
      onClick={() => onOpen({ ...figure, currency: stated.currency, of: null })}
    >
      <VisuallyHidden>{words.or(`metric.${metric}`, metric)} </VisuallyHidden>
      <strong className={classes.keyBig} data-small={!isOnly || undefined}>
        {said.replace('-', '−')} {shown ? <small>{shown}</small> : null}
      </strong>
      <Against stated={stated} figure={figure} compare={filter.compare} isPartly={isPartly} />
      <VisuallyHidden>{words('analytics.key.open')}</VisuallyHidden>
    </UnstyledButton>
  );
}

function Against({
  stated,
  figure,
  compare,
  isPartly,
}: Pick<TotalProps, 'stated' | 'figure' | 'isPartly'> & { readonly compare: AnalyticsFilter['compare'] }) {
  const words = useWords();
  const change = changeOf(stated, figure.metric);
  if (compare === 'none' || stated.value === null) return null;
  if (change === null) return <small>{words('analytics.key.noBefore')}</small>;
  // A change is told in hundredths of a percent; the table has every digit.
  const size = figureText(Math.round(Math.abs(change.value) / 100) * 100, 'ppm', '');
  const sized =
    change.kind === 'points' ? words('analytics.key.points', { points: size.replace('%', '') }) : size;
  const text =
    change.value === 0 ? words('analytics.key.same') : `${change.value > 0 ? '▲ +' : '▼ −'}${sized}`;
  return (
    <>
      <small>{words(`analytics.key.${compare}`, { change: text })}</small>
      {isPartly ? (
        <small className={classes.keyWarn} data-tone="warn">
          {words('analytics.key.partly')}
        </small>
      ) : null}
    </>
  );
}

/** What the figure is worth, where it stands. */
function Worth({ answer }: { readonly answer: PanelAnswer }) {
  const words = useWords();
  if (answer.standing !== 'incomplete' && answer.standing !== 'failed') return null;
  return (
    <small className={classes.keyWarn} data-tone={answer.standing === 'failed' ? 'bad' : 'warn'}>
      <IconAlertTriangle size={12} aria-hidden />
      {words(answer.standing === 'failed' ? 'analytics.key.failed' : 'analytics.key.missing')}
    </small>
  );
}

/** Days and hours say what they are; nothing else needs to. */
function unitText(
  words: Words,
  value: number,
  metric: KeyFigure['metric'],
  currency: string,
  numbers: 'plain' | 'short',
): string {
  const { unit } = metricOf(metric);
  const text = figureText(value, unit, currency, scaleOf(numbers, words.locale));
  return unit === 'days' || unit === 'hours'
    ? words(`chart.unit.${unit}`, { figure: text, count: value })
    : text;
}
