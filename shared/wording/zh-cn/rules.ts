/** 匹配规则页：规则、试算、发布、准确率与建议规则的用词。 */
export const rules = {
  'place.rules': '规则',
  'rules.title': '匹配规则',
  'rules.tabs': '查看',
  'rules.tab.rules': '规则',
  'rules.tab.quality': '准确率',
} as const;
