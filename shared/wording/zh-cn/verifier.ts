/** 证据包的验证结果。 */
export const verifier = {};
