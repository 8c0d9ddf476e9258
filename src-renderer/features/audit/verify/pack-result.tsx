/** What the verifier says of a pack: holds or not, check by check, the first faults with file and record, and the key to compare. */
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import type { PackVerdict } from '../../../../shared/contract/evidence.ts';
import { Facts } from '../../../ui/facts.tsx';
import table from '../../../ui/table.module.css';
import { Tag, type Tone } from '../../../ui/tag.tsx';
import result from '../../../ui/verification/verification-result.module.css';
import { useWords } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import { grouped, placeOf } from './fault-place.ts';
import own from './verify.module.css';

const TONES: Readonly<Record<PackVerdict['checks'][number]['state'], Tone>> = {
  holds: 'ok',
  fails: 'bad',
  not_asked: 'plain',
};
const MARKS = { holds: '✓', fails: '✕', not_asked: '–' } as const;

export function PackResult({
  verdict,
  earlier,
}: {
  readonly verdict: PackVerdict;
  readonly earlier: string;
}) {
  const words = useWords();
  const { holds, faults } = verdict;
  const Icon = holds ? IconShieldCheck : IconShieldX;
  return (
    <div className={result.result} role="status">
      <header className={result.head} data-holds={holds || undefined}>
        <Icon size={28} stroke={1.6} aria-hidden />
        <div>
          <h2>{words(holds ? 'verifyPack.holds' : 'verifyPack.fails')}</h2>
          <p>{words(holds ? 'verifyPack.holdsText' : 'verifyPack.failsText')}</p>
        </div>
      </header>
      <div className={own.verdict}>
        <table className={table.table} aria-label={words('verifyPack.checks')}>
          <tbody>
            {verdict.checks.map(({ check, state, count }) => (
              <tr key={check}>
                <td>
                  <Tag tone={TONES[state]}>
                    {MARKS[state]} {words(`verifier.state.${state}`)}
                  </Tag>
                </td>
                <td className={classes.whole}>
                  {words(`verifier.check.${check}`)}
                  {check === 'extends' && earlier !== '' ? <span data-code> {earlier}</span> : null}
                </td>
                <td className={table.right}>{count > 0 ? count.toLocaleString('en') : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {faults.length > 0 ? (
        <section>
          <h3>{words('verifier.faults')}</h3>
          {faults.map((fault) => (
            <div
              key={`${fault.check} ${fault.file} ${fault.record} ${fault.kind} ${fault.found}`}
              className={`${result.first} ${own.fault}`}
            >
              <p>
                <span data-code>{placeOf(words, fault)}</span> ·{' '}
                {words.or(`verifier.fault.${fault.kind}`, fault.kind)}
              </p>
              <Facts
                facts={[
                  { name: words('verifier.expected'), value: fault.expected, isCode: true },
                  { name: words('verifier.found'), value: fault.found, isCode: true },
                ]}
              />
            </div>
          ))}
        </section>
      ) : null}
      <Facts
        facts={[
          { name: words('verifyPack.house'), value: verdict.name },
          { name: words('verifier.about.workspace'), value: verdict.workspace, isCode: true },
          {
            name: words('packScreen.headSize'),
            value: verdict.size === 0 ? '' : verdict.size.toLocaleString('en'),
          },
          { name: words('packScreen.headAt'), value: verdict.at },
          { name: words('audit.root'), value: verdict.root, isCode: true },
          { name: words('verifier.about.key'), value: grouped(verdict.keyId), isCode: true },
          { name: words('verifier.about.sha256'), value: grouped(verdict.sha256), isCode: true },
        ]}
      />
      <p className={classes.muted}>{words('verifier.compare_key')}</p>
    </div>
  );
}
