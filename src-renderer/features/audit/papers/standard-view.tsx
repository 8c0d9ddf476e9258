/** The standard formats side by side, each with its edition and what it is for; one period for whichever is taken. */
import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { STANDARD_FORMATS } from '../../../../shared/contract/evidence.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { useKeptFields } from '../../../ui/kept-fields.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { localToday } from '../../../ui/local-today.ts';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useMay } from '../../../ui/rights.tsx';
import { useWords } from '../../../ui/words.ts';
import { PERIODS, periodNamed, periodOf } from '../evidence/scope.ts';
import { HandOverDialog } from '../hand-over-dialog.tsx';
import classes from '../parts.module.css';
import own from './papers.module.css';

type Format = (typeof STANDARD_FORMATS)[number];
/** A standard format is always of a period: that of all there is has no name here. */
const NAMED = PERIODS.filter((name) => name !== 'all');

export function StandardView() {
  const words = useWords();
  const mayReveal = useMay('reveal');
  const [initial] = useState(() => ({ ...periodOf('lastYear', localToday()), revealed: false }));
  const { fields, isLoaded, type } = useKeptFields('audit.standard', initial);
  const [asked, setAsked] = useState<Format | null>(null);
  const { from, to } = fields;
  const revealed = fields.revealed && mayReveal;
  const isBackwards = from !== '' && to !== '' && from > to;
  const canTake = from !== '' && to !== '' && !isBackwards;
  useKeys(
    canTake && isLoaded
      ? Object.fromEntries(
          STANDARD_FORMATS.map((format, at) => [
            String(at + 1),
            { label: words(`standard_format.${format}.short`), run: () => setAsked(format) },
          ]),
        )
      : {},
  );
  if (!isLoaded) return <PageSkeleton />;
  return (
    <div className={classes.scroll}>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={words('packScreen.period')}
          value={periodNamed(fields, localToday()) ?? ''}
          onChange={(value) => {
            const name = NAMED.find((each) => each === value);
            if (name) type(periodOf(name, localToday()));
          }}
          data={NAMED.map((value) => ({ value, label: words(`packScreen.period.${value}`) }))}
        />
        <DayField
          label={words('packScreen.from')}
          value={from}
          onChange={(day) => type({ from: day })}
          isInline
        />
        <DayField label={words('packScreen.to')} value={to} onChange={(day) => type({ to: day })} isInline />
        {mayReveal ? (
          <Checkbox
            label={words('packScreen.with.revealed')}
            checked={fields.revealed}
            onChange={(event) => type({ revealed: event.currentTarget.checked })}
          />
        ) : null}
        {canTake ? null : (
          <span className={classes.warned}>
            {words(isBackwards ? 'papers.backwards' : 'papers.needsPeriod')}
          </span>
        )}
      </div>
      <div className={own.cards}>
        {STANDARD_FORMATS.map((format, at) => (
          <Panel key={format} className={own.face} title={words(`standard_format.${format}`)}>
            <div className={own.card}>
              <p className={classes.text}>{words(`standard_format.${format}.text`)}</p>
              <p className={classes.muted}>{words(`standard_format.${format}.edition`)}</p>
              <div className={classes.acts}>
                <Button
                  variant={at === 0 ? 'filled' : 'default'}
                  disabled={!canTake}
                  rightSection={<KeyCap name={String(at + 1)} />}
                  onClick={() => setAsked(format)}
                >
                  {words('papers.take', { format: words(`standard_format.${format}.short`) })}
                </Button>
              </div>
            </div>
          </Panel>
        ))}
      </div>
      {asked ? (
        <HandOverDialog
          title={words('papers.take', { format: words(`standard_format.${asked}.short`) })}
          text={words('papers.takeText', { from, to })}
          of={{ call: 'evidence.standard', input: { format: asked, from, to, revealed } }}
          onClose={() => setAsked(null)}
        >
          {revealed ? <p className={classes.warned}>{words('packScreen.revealedWarning')}</p> : null}
        </HandOverDialog>
      ) : null}
    </div>
  );
}
