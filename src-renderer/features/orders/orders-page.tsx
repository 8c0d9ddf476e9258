/** Orders: the list with search, under /orders/:merchantOrderNo the story of one, under ?do=enter the form of new ones. */
import { useLocation, useSearchParams } from 'react-router-dom';
import { EntryPage } from './entry-page.tsx';
import { OrderStory } from './order-story.tsx';
import { OrdersList } from './orders-list.tsx';

export default function OrdersPage() {
  const { pathname } = useLocation();
  const orderNo = decodeURIComponent(pathname.split('/').slice(2).join('/'));
  const [search] = useSearchParams();
  if (orderNo === '' && search.get('do') === 'enter') return <EntryPage />;
  return orderNo === '' ? <OrdersList /> : <OrderStory orderNo={orderNo} />;
}
