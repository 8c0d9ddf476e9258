/**
 * The people of a workspace as the engine asks about them at every call: who is who, what she may do, whether her code is right. Built from the
 * ledger when somebody asks, kept until something changes.
 */
import type { Right } from '../../../shared/contract/call.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { foldLogIn } from '../../../shared/domain/log-in-name.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { rightsOf } from './rules/rights.ts';
import { hashRecoveryCode, stepOfCode } from './second-factor.ts';
import { factorFacts, type Person, type Profile, readNames, readPeople, readProfile } from './store.ts';

/** PCI DSS 8.3.9: where the password is the only factor. */
const PCI_PASSWORD_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

export class People {
  readonly #ledger: Ledger;
  #people: ReadonlyMap<string, Person> | null = null;
  #profile: Profile | null = null;
  #names: ReturnType<typeof readNames> | null = null;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  forget(): void {
    this.#people = null;
    this.#profile = null;
    this.#names = null;
  }

  all(): readonly Person[] {
    return [...this.#map().values()];
  }

  find(id: string): Person | undefined {
    return this.#map().get(id);
  }

  get(id: string): Person {
    const person = this.find(id);
    if (!person) throw new Refused('not_found', { what: 'person' });
    return person;
  }

  /** Also by somebody of whom it is still asked whether she may come. */
  isLoginTaken(login: string): boolean {
    const folded = foldLogIn(login);
    return [...readNames(this.#ledger).values()].some((each) => each.login === folded);
  }

  /** Her name for a screen or a report; what is no id of a person (facts older than the people) stays as it is. */
  readonly nameOf = (id: string): string => {
    this.#names ??= readNames(this.#ledger);
    return this.#names.get(id)?.name ?? id;
  };

  /** The other way round; what is nobody's name stays as it is. */
  readonly idOf = (name: string): string =>
    this.all().find((person) => person.name !== '' && person.name === name)?.id ?? name;

  profile(): Profile {
    this.#profile ??= readProfile(this.#ledger);
    return this.#profile;
  }

  /** Nothing for a person who is disabled or unknown. */
  rightsOf(id: string): ReadonlySet<Right> {
    const person = this.find(id);
    return person && !person.isDisabled ? rightsOf(person.roles) : new Set();
  }

  /** Active persons who hold a right, without some. */
  holders(right: Right, without: readonly string[] = []): Person[] {
    return this.all().filter(
      (person) =>
        !without.includes(person.id) && person.hasOwnPassword && this.rightsOf(person.id).has(right),
    );
  }

  /** Whether she has to set a password of her own before anything else. */
  owesPassword(id: string, isOnce: boolean, now: string): boolean {
    const person = this.find(id);
    if (!person) return false;
    if (isOnce) return true;
    const { isPci } = this.profile();
    const age = Date.parse(now) - Date.parse(person.passwordAt || person.createdAt);
    return isPci && person.secondFactor === null && age > PCI_PASSWORD_DAYS * DAY_MS;
  }

  /** What a right code uses up (a time step, or the hash of a recovery code), to be written as used; null when the code is not right. */
  codeUse(id: string, code: string, now: string): string | null {
    const secret = this.find(id)?.secondFactor ?? null;
    if (secret === null) return null;
    const { codes, used } = factorFacts(this.#ledger, id);
    const step = stepOfCode(secret, code, Date.parse(now));
    const use = step === null ? hashRecoveryCode(code) : `step ${step}`;
    if (used.has(use)) return null; // A code is good once (RFC 6238 §5.2).
    return step !== null || codes.includes(use) ? use : null;
  }

  #map(): ReadonlyMap<string, Person> {
    this.#people ??= new Map(readPeople(this.#ledger).map((person) => [person.id, person]));
    return this.#people;
  }
}
