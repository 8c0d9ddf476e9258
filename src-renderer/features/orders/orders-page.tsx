/** Orders: the list with search, and under /orders/:merchantOrderNo the story of one. */
import { useLocation } from 'react-router-dom';
import { OrderStory } from './order-story.tsx';
import { OrdersList } from './orders-list.tsx';

export default function OrdersPage() {
  const { pathname } = useLocation();
  const orderNo = decodeURIComponent(pathname.split('/').slice(2).join('/'));
  return orderNo === '' ? <OrdersList /> : <OrderStory orderNo={orderNo} />;
}
