/** A catalogue of another language has exactly the keys of the zh-CN one: a missing or surplus key does not compile. */
export type SameKeys<Source extends object> = Readonly<Record<keyof Source, string>>;
