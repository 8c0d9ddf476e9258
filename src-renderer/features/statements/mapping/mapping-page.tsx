/** The page of the mapping editor: of a file that waits for its columns, or of a mapping that exists. For who may import; others read the list. */
import { Navigate, useParams } from 'react-router-dom';
import { useMay } from '../../../ui/rights.tsx';
import { FileEditor } from './file-editor.tsx';
import { SavedEditor } from './saved-editor.tsx';

export default function MappingPage() {
  const mayImport = useMay('import');
  const { token, id } = useParams();
  if (!mayImport) return <Navigate to="/statements?tab=mappings" replace />;
  if (token !== undefined) return <FileEditor key={token} token={token} />;
  return <SavedEditor key={id} id={id ?? ''} />;
}
