/**
 * Telling an organisation's name from a person's: organisations stay readable, because a difference cannot be explained without them.
 *
 * In doubt a name is a person's. 建设, 文化 and 国际 are missing from the list on purpose: people are called so.
 */
const CHINESE =
  /公司|有限|集团|银行|商行|商店|商城|商场|商家|商户|商贸|贸易|实业|企业|店|厂|馆|局|站|中心|事务所|支付|科技|网络|技术|电子商务|传媒|供应链|平台|合作社|信用社|旅行社|报社|出版社|医院|诊所|药房|学校|学院|大学|中学|小学|幼儿园|法院|委员会|政府|财政|税务|社保|公积金|协会|学会|基金|保险|证券|信托|租赁|物流|快递|餐饮|酒店|宾馆|饭庄|超市|市场|工作室|经营部|服务部|营业部|门市部|分部|分行|支行|财付通|支付宝|微信|银联|网联|京东|美团|淘宝|天猫|拼多多|抖音|快手|滴滴|携程|顺丰|饿了么|备付金|待清算|清算|账户|利息|手续费|^中国/;

/** A name of seven Chinese characters in a row is no person's. */
const LONG = /\p{Script=Han}{7,}/u;
/** 阿卜杜热西提·买买提: the dot stands between the names of one person. */
const DOTTED = /\p{Script=Han}[\u00b7\u2022\u2027\u30fb]\p{Script=Han}/u;

const WORDS = new Set(
  (
    'ltd limited inc incorporated corp corporation company co. llc llp plc pty pte gmbh mbh e.v s.a s.l b.v n.v s.r.l s.p.a sarl srl bhd ' +
    'bank banks group holding holdings trading store shop supermarket market hotel restaurant service services solutions technology ' +
    'technologies systems payment payments insurance university school hospital foundation association paypal stripe adyen alipay tenpay ' +
    'wechat weixin unionpay amazon apple.com google visa mastercard'
  ).split(' '),
);
/** Short forms only in capitals: "Sa" and "Ag" are names of people. */
const CAPITALS = new Set('AG KG OHG SA NV BV SpA ApS Oy'.split(' '));
const WORD = /(?<![\p{L}\p{N}])[A-Za-z][A-Za-z.]+(?![\p{L}\p{N}])/gu;
const AND_COMPANY = /&\s?co\b|\bco,? (?:kg|ltd|limited)\b/i;

function hasFirmWord(name: string): boolean {
  for (const word of name.match(WORD) ?? []) {
    const lower = word.toLowerCase();
    if (WORDS.has(lower) || CAPITALS.has(word)) return true;
    if (word.endsWith('.') && WORDS.has(lower.slice(0, -1))) return true;
  }
  return AND_COMPANY.test(name);
}

const HAN = /\p{Script=Han}/u;
const LATIN = /[A-Za-z]/;

export function isOrganisation(name: string): boolean {
  if (HAN.test(name)) {
    if (CHINESE.test(name)) return true;
    if (name.length > 6 && LONG.test(name) && !DOTTED.test(name)) return true;
  }
  return LATIN.test(name) && hasFirmWord(name);
}
