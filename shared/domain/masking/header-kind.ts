/**
 * What a column of an original file holds, told by its header in Chinese or English.
 *
 * Headers name the thing last: 账户余额 is a balance, 对方账户名称 a name, "Customer Card Number" a card. So the last word that is known decides,
 * and a header with none is taken for free text, which is still searched.
 */

/** One group for each kind. Where two begin at the same place the upper one wins, so the longer words stand above. */
const WORDS = {
  /** The firm's own number with a channel. */
  own: [
    '(?:特约|子)?商户(?:编?号|代码|账号|id)|公众账?号(?:id)?|app ?id\\b|company account',
    'merchant (?:account|id|no|number|code)\\b',
  ],
  /** What PCI DSS lets everybody see of a card. */
  lastFour: ['[末后][四4]位|尾号|last ?(?:4|four)(?: digits)?'],
  /** Free text, and things and places that have names as well. */
  text: [
    '(?:商品|商户|门店|店铺|业务|交易|产品|券|项目|活动|渠道|机构|网点|银行|分行|行|文件|规则|账单|科目|币种|终端|设备|仓库|优惠|国家|城市)名称?',
    '(?:付款|收款|支付|退款|交易|结算)方式|付款银行|开户行|收款行|付款行',
    '摘要|备注|附言|用途|说明|描述|信息|详情|内容|地点|场所|商品|地址',
    '(?:product|item|goods|bank|branch|file|store|shop|channel|event|plan|app|country|city) ?name|payment method',
    '\\bfin instn id nm\\b', // CAMT: the bank's.
    'description|details?|memo|remarks?|notes?|narrative|narration|particulars|purpose|message|subject|comments?|label|text|e ?mail|address',
  ],
  /** Money, time and states: never anybody's. */
  plain: [
    '金额|余额|结余|发生额|手续费|服务费|费率|汇率|税额|税率|合计|总额|单价|数量|笔数|币种|货币|日期|时间|状态|结果|类型|类别|种类|方向|标志|(?:日|收入|支出)$',
    'amount|balance|currency|gross|commission|price|quantity|total|date|time|status|type|direction',
    '\\b(?:net|fees?|tax|rate|debit|credit|qty|count|dr|cr|day|created|paid|state|zone)\\b',
  ],
  identity: [
    '身份证|证件|护照|\\b(?:id|identity) (?:card|number|no)\\b|\\bnational id\\b|identity|passport|\\bssn\\b',
  ],
  phone: ['手机|电话|联系方式|phone|mobile|\\b(?:tel|cell)\\b'],
  account: [
    '卡号|(?:银行|信用|借记|贷记|储蓄)卡|[账帐]号|[账帐]户(?!名)|用户标识|(?:用户|会员)(?:id|号)|\\b(?:open|union) ?id\\b',
    'account(?! ?(?:name|holder|owner))|\\bacct\\b|\\ba c\\b|card(?! ?holder)|iban|\\bpan\\b|(?:user|buyer|payer|payee|customer|client|member) ?id\\b',
    '\\bacctid\\b', // OFX.
    'konto(?!stand|fuhrung)|compte|cuenta|\\bconta\\b',
  ],
  name: [
    '姓名|户名|名称|名字|昵称|(?:对方|对手|[付收]款[方人]|收付方)(?:信息)?|持卡人|买家|卖家|客户|联系人|收货人|收件人|申请人|经办人|操作员|会员名|用户名',
    'name|counter ?party|payee|payer|beneficiary|partner|customer|client|holder|owner|sender|recipient|receiver|remitter|drawer|buyer|seller|contact|\\bparty\\b',
    '\\bnm\\b', // CAMT.
    'empfanger|begunstigter|auftraggeber|zahlungspflichtiger|\\btiers\\b|beneficia|contrepartie|contraparte|ordenante|destinatario|\\bnome\\b',
  ],
  /** A number that is needed to match. */
  reference: [
    '(?:[单次流]号|[单次流]号码|交易号|订单|流水|凭证|参考|回单|请求号|日志号|序号|票据|批次)(?:号码?|编号|id)*',
    '\\b(?:reference|ref|order|transaction|txn|trans|batch|voucher|invoice|receipt|trace|serial)(?: (?:id|no|number|code|num))*\\b',
  ],
  /** Says nothing where another word stands before it: 客户编号 is a customer's. */
  numberish: ['编号|号码|\\b(?:id|no|number|code)\\b'],
} as const;
export type HeaderKind = Exclude<keyof typeof WORDS, 'numberish'>;

const ALL_WORDS = new RegExp(
  Object.entries(WORDS)
    .map(([kind, words]) => `(?<${kind}>${words.join('|')})`)
    .join('|'),
  'g',
);
const isKind = (name: string): name is keyof typeof WORDS => Object.hasOwn(WORDS, name);

const IN_BRACKETS = /[([【{（［][^)\]】}）］]*[)\]】}）］]?/g;

/** Lower case, words apart, no accents, no unit in brackets, no blanks between Chinese characters. */
function cleaned(header: string): string {
  const bare = header.replace(IN_BRACKETS, ' ');
  return (/[\p{L}\p{N}]/u.test(bare) ? bare : header)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .trim();
}

export function kindOfHeader(header: string): HeaderKind {
  const words = cleaned(header);
  let kind: HeaderKind | null = null;
  let end = 0;
  for (const found of words.matchAll(ALL_WORDS)) {
    const name = Object.entries(found.groups ?? {}).find(([, text]) => text !== undefined)?.[0] ?? '';
    if (!isKind(name) || (name === 'numberish' && kind !== null)) continue;
    kind = name === 'numberish' ? 'reference' : name;
    end = found.index + found[0].length;
  }
  if (kind === null) return 'text';
  // "Order taker" is no order number: what follows must be a word for a number, or nothing.
  const rest = words.slice(end).replace(/编号|号码?|\b(?:id|no|number|code)\b/g, '');
  return kind === 'reference' && rest.trim() !== '' ? 'text' : kind;
}
