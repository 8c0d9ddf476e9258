/** The rules of every leg in the order in which they run, each as a sentence; the one under the mark opens beside the list. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { RuleOffer, RuleView } from '../../../../shared/contract/match-rules.ts';
import { LEGS, type Leg } from '../../../../shared/domain/leg.ts';
import { useAnswer } from '../../../api/client.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { standingRule } from '../../../ui/match-rules/rule-words.ts';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { useMay } from '../../../ui/rights.tsx';
import { useWords } from '../../../ui/words.ts';
import { LegRules } from './leg-rules.tsx';
import { OffersPanel } from './offers-panel.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { newRule } from './rule-form.ts';
import classes from './rules-page.module.css';

const PLACE_STEP = 10;

export function RulesView() {
  const words = useWords();
  const mayMatch = useMay('match');
  const answer = useAnswer('matching.rules', {});
  const [search, setSearch] = useSearchParams();
  const [begun, setBegun] = useState<{ readonly offer: RuleOffer | null } | null>(null);
  const all = answer.data?.rules ?? [];
  const listed = LEGS.flatMap((leg) => rulesOf(all, leg));
  const chosenId = search.get('rule') ?? '';
  const [marked, setMarked] = useState(0);
  const chosen = listed.find(({ id }) => id === chosenId) ?? null;
  const at = chosen ? listed.indexOf(chosen) : Math.min(marked, Math.max(0, listed.length - 1));
  const open = (id: string) => {
    setBegun(null);
    setSearch(id === '' ? {} : { rule: id }, { replace: true });
  };
  const begin = (offer: RuleOffer | null) => {
    open('');
    setBegun({ offer });
  };
  const move = (by: number) => () => {
    const next = Math.max(0, Math.min(listed.length - 1, at + by));
    const rule = listed[next];
    setMarked(next);
    if (rule) document.getElementById(`rule-${rule.id}`)?.scrollIntoView({ block: 'nearest' });
    if (chosen && rule) open(rule.id);
  };
  // A link names its rule: the list shows where it stands.
  const isListed = chosen !== null;
  useEffect(() => {
    if (isListed) document.getElementById(`rule-${chosenId}`)?.scrollIntoView({ block: 'nearest' });
  }, [isListed, chosenId]);
  useKeys({
    j: { label: words('key.next'), run: move(1) },
    k: { label: words('key.previous'), run: move(-1) },
    ArrowDown: { label: words('key.next'), run: move(1), isQuiet: true },
    ArrowUp: { label: words('key.previous'), run: move(-1), isQuiet: true },
    Enter: { label: words('key.open'), run: () => open(listed[at]?.id ?? '') },
    ...(mayMatch ? { a: { label: words('rules.add'), run: () => begin(null) } } : {}),
  });

  if (answer.isPending) return <PageSkeleton />;
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  const inForce = all.flatMap((rule) => rule.inForce ?? []);
  const leg = listed[at] ? (standingRule(listed[at])?.leg ?? 'order_trade') : 'order_trade';
  const behind =
    Math.max(0, ...inForce.filter((rule) => rule.leg === leg).map(({ place }) => place)) + PLACE_STEP;
  return (
    <div className={classes.scroll}>
      <div className={classes.lead}>
        <p className={classes.muted}>{words('rules.text')}</p>
        {mayMatch ? (
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            rightSection={<KeyCap name="a" />}
            onClick={() => begin(null)}
          >
            {words('rules.add')}
          </Button>
        ) : null}
      </div>
      <OffersPanel onTake={begin} />
      {LEGS.map((each) => (
        <LegRules
          key={each}
          leg={each}
          rules={rulesOf(all, each)}
          markedId={listed[at]?.id ?? ''}
          onOpen={(id) => {
            setMarked(listed.findIndex((rule) => rule.id === id));
            open(id);
          }}
        />
      ))}
      <RuleEditor
        key={chosen?.id ?? begun?.offer?.key ?? (begun ? 'new' : 'none')}
        view={chosen}
        fresh={begun ? (begun.offer?.rule ?? newRule(leg, behind)) : null}
        offer={begun?.offer ?? null}
        inForce={inForce}
        onClose={() => open('')}
        onSaved={open}
      />
    </div>
  );
}

/** In the order in which they run; what was never published stands by the place it asks for. */
function rulesOf(all: readonly RuleView[], leg: Leg): RuleView[] {
  const placeOf = (view: RuleView) => standingRule(view)?.place ?? 0;
  return all
    .filter((view) => standingRule(view)?.leg === leg)
    .toSorted((a, b) => placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1));
}
