/**
 * The name of an exception's kind as its leg knows it: what is missing at the bank was paid out by a channel, ordered, or merely stands in the other
 * of two files. One name on screens, in reports and at the command line.
 */
import type { ExceptionKind, Leg } from '../domain/leg.ts';
import { type Locale, say, sayOr } from './catalogue.ts';

export const exceptionKindName = (
  locale: Locale,
  { leg, kind }: { readonly leg: Leg; readonly kind: ExceptionKind },
): string => sayOr(locale, `exceptionKind.${leg}.${kind}`, say(locale, `exceptionKind.${kind}`));
