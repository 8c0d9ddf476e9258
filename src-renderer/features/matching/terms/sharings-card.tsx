/** How much of an order may be shared out (分账), and when what was not shared is set free: as it ships, and as the firm says of a channel or an account. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SharingView } from '../../../../shared/contract/terms.ts';
import { shippedSharing } from '../../../../shared/domain/shipped-terms.ts';
import { CHANNELS } from '../../../../shared/domain/statement-line.ts';
import { sharingSentence, termsOwner } from '../../../../shared/wording/terms-sentence.ts';
import { Panel } from '../../../ui/panel.tsx';
import { useMay } from '../../../ui/rights.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import { EndDialog } from './end-dialog.tsx';
import { SharingDialog } from './sharing-dialog.tsx';
import classes from './terms.module.css';
import { TermButton, TermRow, TermsTable } from './terms-table.tsx';

export function SharingsCard({ sharings }: { readonly sharings: readonly SharingView[] }) {
  const words = useWords();
  const mayChange = useMay('match');
  const [edited, setEdited] = useState<SharingView | 'new' | null>(null);
  const [reset, setReset] = useState<SharingView | null>(null);
  return (
    <Panel
      title={words('terms.sharings')}
      aside={
        mayChange ? (
          <Button variant="default" size="compact-sm" onClick={() => setEdited('new')}>
            {words('terms.addSharing')}
          </Button>
        ) : null
      }
    >
      <p className={classes.text}>{words('terms.sharingsText')}</p>
      <TermsTable label={words('terms.sharings')}>
        {withShipped(sharings).map((each) => {
          const what = `${termsOwner(each, words)} ${words('terms.sharings')}`;
          const isOwn = each.at !== '';
          return (
            <TermRow
              key={what}
              of={each}
              sentence={sharingSentence(each.sharing, words)}
              at={each.at}
              byName={each.byName}
              tag={
                <Tag tone={isOwn ? 'accent' : 'plain'}>{words(isOwn ? 'terms.own' : 'terms.shipped')}</Tag>
              }
            >
              {mayChange && isOwn ? (
                <TermButton
                  text={words('terms.reset')}
                  what={words('terms.resetSharingOf', { what: termsOwner(each, words) })}
                  onClick={() => setReset(each)}
                />
              ) : null}
              {mayChange ? (
                <TermButton
                  text={words('terms.edit')}
                  what={words('terms.editOf', { what })}
                  onClick={() => setEdited(each)}
                />
              ) : null}
            </TermRow>
          );
        })}
      </TermsTable>
      {edited === null ? null : (
        <SharingDialog now={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      {reset ? (
        <EndDialog
          title={words('terms.resetSharingOf', { what: termsOwner(reset, words) })}
          change={{ what: 'sharing', channel: reset.channel, account: reset.account, sharing: null }}
          onClose={() => setReset(null)}
        />
      ) : null}
    </Panel>
  );
}

/** What ships for a channel stands where the firm has no word for all of it. */
const withShipped = (own: readonly SharingView[]): readonly SharingView[] => [
  ...CHANNELS.flatMap((channel) => {
    const sharing = shippedSharing(channel);
    const isSaid = own.some((each) => each.channel === channel && each.account === '');
    return sharing === null || isSaid ? [] : [{ channel, account: '', sharing, at: '', byName: '' }];
  }),
  ...own,
];
