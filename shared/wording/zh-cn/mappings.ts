/** 列映射：没有格式认识的表，由人说一次各列是什么。 */
export const mappings = {
  'question.currency': '金额是什么币种',
  'mappingFault.no_name': '还没有名称',
  'mappingFault.no_date': '没有指定日期列',
  'mappingFault.no_amount': '没有指定金额列',
  'mappingFault.no_currency': '没有指定币种',
  'mappingFault.no_date_order': '没有说明日期是日在前还是月在前',
  'mappingFault.no_decimal_sign': '没有说明小数点是点还是逗号',
  'mappingFault.no_amount_sign': '没有说明正数是收还是付',
  'mappingFault.no_kind': '收付由类型决定，但没有指定类型列',
  'mappingFault.no_such_column': '指定的列不在表里',
  'mappingFault.column_twice': '同一列不能是两种金额',
} as const;
