/**
 * Whose a movement is: a party that we know, by its accounts or its name; else whoever the file names; a movement that names nobody stands alone.
 *
 * A number that several parties share says which only together with a name; a name that several have says none. The house's own money is nobody's.
 */
import type { PersonKind } from '../../../../../shared/domain/large-value.ts';
import type { AccountKind, IdentityKind } from '../../../../../shared/domain/party.ts';
import { plainName, plainNumber } from '../../../../../shared/domain/plain-account.ts';
import { isAbroad, personOf, personOfName } from './kinds.ts';
import { namedIn } from './named.ts';

interface KnownParty {
  readonly id: string;
  readonly name: string;
  readonly identityKind: IdentityKind;
  readonly accounts: readonly KnownAccount[];
  /** We hold money of hers. */
  readonly isHeld: boolean;
}
interface KnownAccount {
  readonly kind: AccountKind;
  readonly number: string;
  readonly holder: string;
  readonly bankCode: string;
  readonly isOrganisation: boolean;
}

export interface Customer {
  /** 'p' a party by its id, 'c' whoever a file names, 'u' nobody named: the movement itself. Unmasked: leaves the engine only hashed. */
  readonly key: string;
  readonly partyId: string;
  /** As printed; '' where nobody is named. */
  readonly text: string;
  readonly person: PersonKind;
  readonly isAbroad: boolean;
  /**
   * We hold money of hers, as of a merchant: then a movement is told from her account with us, and what is paid out to her bank leaves it. Of all others it
   * is told from herself.
   */
  readonly isHeld: boolean;
}

/** Money of the house that only changes its place. */
export const OWN = -1;

export class Customers {
  readonly #all: Customer[] = [];
  readonly #byKey = new Map<string, number>();
  readonly #byText = new Map<string, number>();
  readonly #parties: ReadonlyMap<string, KnownParty>;
  readonly #byNumber = new Map<string, Set<string>>();
  readonly #byName = new Map<string, Set<string>>();
  readonly #own: { readonly numbers: ReadonlySet<string>; readonly names: ReadonlySet<string> };

  constructor(parties: readonly KnownParty[], house: readonly Pick<KnownAccount, 'number' | 'holder'>[]) {
    this.#parties = new Map(parties.map((each) => [each.id, each]));
    for (const { id, name, accounts } of parties) {
      note(this.#byName, plainName(name), id);
      for (const { number, holder } of accounts) {
        note(this.#byNumber, plainNumber(number), id);
        note(this.#byName, plainName(holder), id);
      }
    }
    this.#own = {
      numbers: new Set(house.map(({ number }) => plainNumber(number)).filter((each) => each !== '')),
      names: new Set(house.map(({ holder }) => plainName(holder)).filter((each) => each !== '')),
    };
  }

  at(customer: number): Customer {
    const found = this.#all[customer];
    if (!found) throw new RangeError(`no customer ${customer}`);
    return found;
  }

  /** Of a party nobody knows, whoever is named instead. */
  party(id: string, instead = ''): number {
    const party = this.#parties.get(id);
    if (!party) return this.named(instead);
    return this.#put(`p${id}`, () => ({
      partyId: id,
      text: party.name,
      person: personOf(party),
      isAbroad: party.accounts.some(isAbroad),
      isHeld: party.isHeld,
    }));
  }

  /** As a file prints her; OWN where it is the house, null where the text names nobody. */
  counterparty(text: string): number | null {
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const { number, name } = namedIn(text);
    if (number === '' && name === '') return null;
    const found = this.#find(text, number, name);
    this.#byText.set(text, found);
    return found;
  }

  /** A movement that names nobody: hers alone, whoever she is. */
  unnamed(movement: string): number {
    return this.#put(`u${movement}`, () => NOBODY);
  }

  /** A payee by her name and perhaps the kind of her account. */
  named(text: string, person: PersonKind = 'unknown', abroad = false): number {
    const { number, name } = namedIn(text);
    return this.#put(`c${name || number}`, () => ({
      partyId: '',
      text,
      person: person === 'unknown' ? personOfName(text) : person,
      isAbroad: abroad || isAbroad({ number, bankCode: '' }),
      isHeld: false,
    }));
  }

  #find(text: string, number: string, name: string): number {
    const party = only(this.#byNumber.get(number), this.#byName.get(name)) ?? only(this.#byName.get(name));
    if (party !== null) return this.party(party);
    if (this.#own.numbers.has(number) || this.#own.names.has(name)) return OWN;
    return this.named(text);
  }

  #put(key: string, make: () => Omit<Customer, 'key'>): number {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const made = this.#all.push({ key, ...make() }) - 1;
    this.#byKey.set(key, made);
    return made;
  }
}

const NOBODY = { partyId: '', text: '', person: 'unknown' as const, isAbroad: false, isHeld: false };

function note(map: Map<string, Set<string>>, key: string, id: string): void {
  if (key === '') return;
  map.set(key, (map.get(key) ?? new Set()).add(id));
}

/** The one that is meant; of several the one that is among the others too. */
function only(ids: ReadonlySet<string> | undefined, others?: ReadonlySet<string>): string | null {
  if (!ids) return null;
  if (ids.size === 1) return [...ids][0] ?? null;
  const both = [...ids].filter((each) => others?.has(each));
  return both.length === 1 ? (both[0] ?? null) : null;
}
