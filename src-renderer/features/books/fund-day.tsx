/** The three checks of one day as three sentences, with what is missing, who signed, and the way to sign. */
import { Button } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { chinaMinute } from '../../../shared/domain/china-time.ts';
import { FUND_CHECKS, fundCheckText } from '../../../shared/wording/fund-check.ts';
import { Amount } from '../../ui/amount.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Panel } from '../../ui/panel.tsx';
import { useMay } from '../../ui/rights.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './client-funds.module.css';
import { FundOutcome } from './fund-outcome.tsx';
import { canSign, type FundDay, fundDayKey } from './fund-rows.ts';
import { FundSignDialog } from './fund-sign-dialog.tsx';

export function FundDayPanel({ row }: { readonly row: FundDay }) {
  const words = useWords();
  const mayPost = useMay('post');
  const [isSigning, setSigning] = useState(false);
  const isOpen = mayPost && canSign(row);
  const label = words(row.seen ? 'fundChecks.signAgain' : 'fundChecks.sign');
  useKeys(isOpen ? { s: { label, run: () => setSigning(true) } } : {});
  return (
    <Panel
      title={`${words('fundChecks.day', { day: row.day })} · ${row.currency}`}
      aside={
        <span className={classes.aside}>
          <Signed row={row} />
          {isOpen ? (
            <Button
              size="xs"
              leftSection={<IconSignature size={15} aria-hidden />}
              rightSection={<KeyCap name="s" />}
              onClick={() => setSigning(true)}
            >
              {label}
            </Button>
          ) : null}
        </span>
      }
    >
      <ul className={classes.checks} aria-label={words('fundChecks.title')}>
        {FUND_CHECKS.map((name) => {
          const { outcome, wanted, found, facts } = row[name];
          return (
            <li key={name} data-outcome={outcome}>
              <FundOutcome outcome={outcome} />
              <strong>{words(`fund_check.${name}`)}</strong>
              <span>{fundCheckText(words.locale, name, facts)}</span>
              {outcome === 'not_checked' ? (
                <span>–</span>
              ) : (
                <Amount minor={found - wanted} currency={row.currency} size="strong" isSigned />
              )}
            </li>
          );
        })}
      </ul>
      {row.seen?.note ? <p className={classes.note}>{row.seen.note}</p> : null}
      {isSigning ? (
        <FundSignDialog key={fundDayKey(row)} row={row} onClose={() => setSigning(false)} />
      ) : null}
    </Panel>
  );
}

function Signed({ row: { seen } }: { readonly row: FundDay }) {
  const words = useWords();
  if (!seen) return <Tag tone="plain">{words('fundChecks.unsigned')}</Tag>;
  if (seen.isChanged) return <Tag tone="warn">{words('fundChecks.changed')}</Tag>;
  return <Tag tone="ok">{words('fundChecks.signed', { by: seen.byName, at: chinaMinute(seen.at) })}</Tag>;
}
