/**
 * One element of a file of tags (XML, SGML): its name without namespace, attributes, own text and children in order.
 */
export interface TagNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Own text, trimmed; '' where there is none. */
  readonly text: string;
  readonly children: readonly TagNode[];
}
