/**
 * What differs between the versions of a message that banks take: its namespace, the name of a BIC, how a day is said. Everything else of the
 * parts we write is the same in all of them.
 */
import type { InstructionFormat } from '../../../../../shared/domain/payment.ts';

export interface Dialect {
  readonly format: InstructionFormat;
  /** 'pain.001.001.09' */
  readonly message: string;
  readonly bicName: 'BIC' | 'BICFI';
  /** The day of execution in an element of its own, beside which a time could stand. */
  readonly isDayNested: boolean;
}

export const namespaceOf = ({ message }: Dialect): string => `urn:iso:std:iso:20022:tech:xsd:${message}`;
