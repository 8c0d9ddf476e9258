/** 证据包：内容、字典、排除、说明。 */
export const evidence = {};
