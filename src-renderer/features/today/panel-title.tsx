/** The name of a panel of the day, and the way to its place for who may go there. */
import { Link } from 'react-router-dom';

export function PanelTitle({ text, to }: { readonly text: string; readonly to: string }) {
  return to === '' ? text : <Link to={to}>{text}</Link>;
}
