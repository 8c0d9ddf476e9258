/** Every seed there is: at least one for each adapter of src-main/areas/statements/adapters/list.ts, which test/fuzz makes sure of. */
import { alipaySeeds } from './alipay.ts';
import { bankMessageSeeds } from './bank-messages.ts';
import { bankSeeds } from './banks.ts';
import { paymentCompanySeeds } from './payment-companies.ts';
import type { Seed } from './seed.ts';
import { unionpaySeeds } from './unionpay.ts';
import { walletSeeds } from './wallets.ts';
import { wechatSeeds } from './wechat.ts';

export const allSeeds = async (): Promise<readonly Seed[]> => [
  ...(await wechatSeeds()),
  ...alipaySeeds(),
  ...walletSeeds(),
  ...unionpaySeeds(),
  ...paymentCompanySeeds(),
  ...bankMessageSeeds(),
  ...(await bankSeeds()),
];
