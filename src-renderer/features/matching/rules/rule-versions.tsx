/** Where a rule stands: its version, whose it is, who published it and why, and whose draft lies on it. */
import type { RuleView } from '../../../../shared/contract/match-rules.ts';
import { OurClock } from '../../../ui/day.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { useWords } from '../../../ui/words.ts';

export function RuleVersions({ view }: { readonly view: RuleView }) {
  const words = useWords();
  const { inForce, draft } = view;
  return (
    <section>
      <h3>{words('rules.standing')}</h3>
      <Facts
        facts={[
          { name: words('rules.id'), value: view.id, isCode: true },
          {
            name: words('rules.col.version'),
            value: inForce ? words('rules.version', { version: String(inForce.version) }) : '',
          },
          { name: words('rules.origin'), value: words(`rules.origin.${view.origin}`) },
          { name: words('rules.publishedBy'), value: view.publishedByName },
          {
            name: words('rules.publishedAt'),
            value: view.publishedAt === '' ? '' : <OurClock value={view.publishedAt} />,
          },
          { name: words('matching.reason'), value: view.publishedReason },
          {
            name: words('rules.draftBy'),
            value: draft ? (
              <>
                {draft.byName} <OurClock value={draft.at} />
              </>
            ) : (
              ''
            ),
          },
        ]}
      />
    </section>
  );
}
