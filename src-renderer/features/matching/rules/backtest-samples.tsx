/** Groups that a changed rule would gain, lose or change, with their lines: spread evenly, the same ones each time. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BacktestSample } from '../../../../shared/contract/match-rules.ts';
import { Amount } from '../../../ui/amount.tsx';
import { DifferenceFigure } from '../../../ui/difference.tsx';
import { LineCard } from '../../../ui/line-card.tsx';
import classes from '../../../ui/match-rules/backtest.module.css';
import { Tag, type Tone } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';

const SHOWN_FIRST = 6;
const LINES_SHOWN = 6;
const TONES: Readonly<Record<BacktestSample['what'], Tone>> = { gained: 'ok', lost: 'bad', changed: 'warn' };

export function BacktestSamples({ samples }: { readonly samples: readonly BacktestSample[] }) {
  const words = useWords();
  const [isWhole, setWhole] = useState(false);
  if (samples.length === 0) return null;
  const shown = isWhole ? samples : samples.slice(0, SHOWN_FIRST);
  return (
    <div className={classes.samples}>
      <h4>{words('rules.samples', { count: samples.length })}</h4>
      {shown.map((sample) => {
        const group = sample.after ?? sample.before;
        return (
          <details key={`${sample.leg} ${sample.what} ${group?.key ?? ''} ${sample.lines[0]?.id ?? 0}`}>
            <summary>
              <Tag tone={TONES[sample.what]}>{words(`rules.figure.${sample.what}`)}</Tag>
              <span>{words(`leg.${sample.leg}`)}</span>
              <span className={classes.reference}>{group?.reference || group?.title}</span>
              {group ? (
                <>
                  <Amount minor={group.leftSum} currency={group.currency} showsCurrency />
                  <DifferenceFigure difference={group.difference} currency={group.currency} />
                </>
              ) : null}
            </summary>
            <div className={classes.sampleLines}>
              {sample.lines.slice(0, LINES_SHOWN).map((line) => (
                <LineCard key={line.id} line={line} showsSource />
              ))}
            </div>
          </details>
        );
      })}
      {samples.length > shown.length ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setWhole(true)}>
          {words('rules.allSamples')}
        </Button>
      ) : null}
    </div>
  );
}
