/** What a verification said: holds or does not, what was counted, the first fault in a sentence, the others in a table, remarks apart. */
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import type { Fault, Verification } from '../../../shared/contract/record.ts';
import { Facts } from '../facts.tsx';
import table from '../table.module.css';
import { useWords } from '../words.ts';
import { faultText, placeText, remarkText } from './fault-words.ts';
import classes from './verification-result.module.css';

interface VerificationResultProps {
  readonly verification: Verification;
  /** The head line where it is not about the present ledger. */
  readonly title?: string;
  readonly text?: string;
}

const COUNTED = ['events', 'rows', 'originals', 'checkpoints'] as const;

export function VerificationResult({ verification, title, text }: VerificationResultProps) {
  const words = useWords();
  const { holds, faults, remarks } = verification;
  const [first, ...others] = faults;
  const Icon = holds ? IconShieldCheck : IconShieldX;
  return (
    <div className={classes.result} role="status">
      <header className={classes.head} data-holds={holds || undefined}>
        <Icon size={28} stroke={1.6} aria-hidden />
        <div>
          <h2>{title ?? words(holds ? 'verify.holds' : 'verify.fails')}</h2>
          <p>{text ?? words(holds ? 'verify.holdsText' : 'verify.failsDo')}</p>
        </div>
      </header>
      {first ? (
        <section className={classes.first}>
          <h3>{words('verify.failsFirst')}</h3>
          <p>{faultText(words, first)}</p>
          <Facts
            facts={[
              { name: words('verify.col.expected'), value: first.expected, isCode: true },
              { name: words('verify.col.found'), value: first.found, isCode: true },
            ]}
          />
        </section>
      ) : null}
      <dl className={classes.counted} aria-label={words('verify.counted')}>
        {COUNTED.map((name) => (
          <div key={name}>
            <dt>{words(`verify.${name}`)}</dt>
            <dd>{verification[name].toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
      {verification.root ? (
        <Facts facts={[{ name: words('audit.root'), value: verification.root, isCode: true }]} />
      ) : null}
      {others.length > 0 ? (
        <FaultTable title={words('verify.faults', { count: others.length })} faults={others} />
      ) : null}
      {remarks.length > 0 ? (
        <section>
          <h3>{words('verify.remarks')}</h3>
          <ul className={classes.remarks}>
            {remarks.map((each) => (
              <li key={`${each.kind} ${each.place} ${each.number}`}>{remarkText(words, each)}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function FaultTable({ title, faults }: { readonly title: string; readonly faults: readonly Fault[] }) {
  const words = useWords();
  return (
    <section>
      <h3>{title}</h3>
      <div className={classes.table}>
        <table className={table.table}>
          <thead>
            <tr>
              <th>{words('verify.col.kind')}</th>
              <th>{words('verify.col.place')}</th>
              <th className={table.right}>{words('verify.col.number')}</th>
              <th>{words('verify.col.expected')}</th>
              <th>{words('verify.col.found')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((each) => (
              <tr
                key={`${each.kind} ${each.place} ${each.number} ${each.found}`}
                title={faultText(words, each)}
              >
                <td>{words(`faultKind.${each.kind}`)}</td>
                <td>{placeText(words, each.place)}</td>
                <td className={table.right}>{each.number === 0 ? '–' : each.number.toLocaleString('en')}</td>
                <td data-code className={classes.code}>
                  {each.expected}
                </td>
                <td data-code className={classes.code}>
                  {each.found}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
