/** What may be done about the batches that are meant, each with its key; what none of them allows is not offered. */
import { Button } from '@mantine/core';
import type { SettlementView } from '../../../shared/contract/settlement-views.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { type KeyBindings, useKeys } from '../../ui/keys.ts';
import { useWords } from '../../ui/words.ts';
import { canPutOff, canSign } from './batch-figures.ts';
import classes from './settlement.module.css';

export type Decision = 'approve' | 'hold' | 'return';

interface DecideBarProps {
  readonly batches: readonly SettlementView[];
  readonly onDecide: (decision: Decision) => void;
  readonly onPay?: () => void;
  readonly onStatement?: () => void;
  /** What signing is called where it is not the whole. */
  readonly signsAs?: string;
}

export function DecideBar({ batches, onDecide, onPay, onStatement, signsAs }: DecideBarProps) {
  const words = useWords();
  const isAny = batches.length > 0;
  const mayPutOff = isAny && batches.every(canPutOff);
  const hasStop = batches.some(({ checks }) => checks.stop > 0);
  const maySign = isAny && batches.every(canSign);
  const acts = [
    ...(onStatement
      ? [{ key: 's', label: words('settlement.statement'), run: onStatement, isOff: false }]
      : []),
    ...(onPay ? [{ key: 'p', label: words('settlement.payOut'), run: onPay, isOff: false }] : []),
    { key: 'r', label: words('settlement.return'), run: () => onDecide('return'), isOff: !mayPutOff },
    { key: 'h', label: words('settlement.hold'), run: () => onDecide('hold'), isOff: !mayPutOff },
  ];
  const sign = { label: signsAs ?? words('settlement.approve'), run: () => onDecide('approve') };
  const bindings: KeyBindings = {
    ...Object.fromEntries(
      acts.filter(({ isOff }) => !isOff).map(({ key, label, run }) => [key, { label, run }]),
    ),
    ...(maySign ? { a: sign } : {}), // Last: where there is room for few keys, the last ones are shown.
  };
  useKeys(bindings);
  return (
    <div className={classes.acts}>
      {acts.map(({ key, label, run, isOff }) => (
        <Button
          key={key}
          variant="default"
          disabled={isOff}
          onClick={run}
          rightSection={<KeyCap name={key} />}
        >
          {label}
        </Button>
      ))}
      <Button
        disabled={!maySign}
        {...(isAny && !maySign
          ? { title: words(hasStop ? 'settlement.hasStops' : 'settlement.cannotSign') }
          : {})}
        onClick={sign.run}
        rightSection={<KeyCap name="a" />}
      >
        {sign.label}
      </Button>
    </div>
  );
}
