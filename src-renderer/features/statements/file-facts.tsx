/** What the file is, to the byte: format, encoding, size, hash. */
import type { FileSummary } from '../../../shared/contract/shapes.ts';
import { Facts } from '../../ui/facts.tsx';
import { useWords } from '../../ui/words.ts';

export function FileFacts({ file }: { readonly file: FileSummary }) {
  const words = useWords();
  return (
    <Facts
      facts={[
        {
          name: words('statements.format'),
          value: `${file.adapterName || words.or(`format.${file.adapter}`, file.adapter)} · ${words(`sourceKind.${file.sourceKind}`)} (v${file.adapterVersion})`,
        },
        { name: words('statements.account'), value: file.accounts.filter((each) => each !== '').join(', ') },
        { name: words('statements.encoding'), value: file.encoding },
        { name: words('statements.size'), value: `${file.bytes.toLocaleString('en')} B` },
        { name: words('statements.sha256'), value: file.sha256, isCode: true },
      ]}
    />
  );
}
