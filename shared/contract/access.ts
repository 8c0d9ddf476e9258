/** People, rights, log-in and keys: the part of the contract of the area `access`. No call answers with a secret it was not asked to make. */
import { z } from 'zod';
import { call, nothing, password, RIGHTS, taskId } from './call.ts';
import { count, id, minorUnits, reason, token } from './shapes.ts';

/** owner: who made the workspace. The others as in a finance office: 经办, 复核, 审计, 主管, 系统管理, 合规. */
export const ROLES = [
  'owner',
  'clerk',
  'reviewer',
  'auditor',
  'manager',
  'administrator',
  'compliance',
] as const;
export type Role = (typeof ROLES)[number];
export const role = z.enum(ROLES);
export const right = z.enum(RIGHTS);

export const personId = z.string().regex(/^P-[0-9A-Za-z]{10}$/);
/** One line of characters that can be seen: what is invisible or turns the direction would let one name pass for another. */
const isVisible = (text: string): boolean => !/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u.test(text);
export const personName = z.string().trim().min(1).max(80).refine(isVisible);
/** What she types at the door. Compared without regard to case, width and spaces (shared/domain/log-in-name.ts). */
const login = personName;
const roles = z.array(role).min(1).max(ROLES.length);
/** A call that may need a second person: null says it is done, a number that it is asked for and waits. */
export const asked = z.object({ requestId: id.nullable() });
/** What was asked for and waits for a second person, as it is shown at the thing it is about. */
export const waitingRequest = z.object({
  id,
  kind: z.string(),
  amount: minorUnits.nullable(),
  currency: z.string(),
  reason: z.string(),
  madeByName: z.string(),
  madeAt: z.string(),
});
export type WaitingRequest = z.infer<typeof waitingRequest>;

export const personView = z.object({
  id: z.string(),
  /** '' when the name was erased. */
  name: z.string(),
  login: z.string(),
  roles: z.array(role),
  /** new: no password of her own yet. */
  state: z.enum(['new', 'active', 'disabled']),
  isSelf: z.boolean(),
  hasPassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  hasDevice: z.boolean(),
  createdAt: z.string(),
  lastLogInAt: z.string(),
});
export type PersonView = z.infer<typeof personView>;

export const profile = z.object({
  /** Minutes without a call or a key until the window locks itself. */
  idleMinutes: z.number().int().min(1).max(240),
  /** PCI DSS 4.0.1: passwords with letters and digits (8.3.6), and changed every 90 days where no second factor stands beside them (8.3.9). */
  isPci: z.boolean(),
});

export const accessCalls = {
  /** Who is who: for pickers and for names beside decisions. */
  'access.names': call(
    'self',
    nothing,
    z.object({
      people: z.array(
        z.object({ id: z.string(), name: z.string(), roles: z.array(role), isActive: z.boolean() }),
      ),
    }),
  ),
  'access.people': call('people', nothing, z.object({ people: z.array(personView) })),
  /** Which role may do what: the table the engine decides by. */
  'access.rights': call(
    'self',
    nothing,
    z.object({ roles: z.array(z.object({ role, rights: z.array(right) })) }),
  ),
  'access.addPerson': call(
    'manage_people',
    z.object({ name: personName, login, roles, reason }),
    asked.extend({ personId: z.string() }),
  ),
  'access.setRoles': call('manage_people', z.object({ personId, roles, reason }), asked, {
    isDangerous: true,
  }),
  'access.disablePerson': call('manage_people', z.object({ personId, reason }), asked, { isDangerous: true }),
  'access.enablePerson': call('manage_people', z.object({ personId, reason }), asked, { isDangerous: true }),
  /** When the law asks (个人信息保护法 art. 47): the name goes, the id and all that was done by it stay. */
  'access.eraseName': call('manage_people', z.object({ personId, reason }), asked, { isDangerous: true }),
  /**
   * A password for one log-in, shown this once, after which she sets her own. For a person who already had one it is a reset and needs a second
   * person; `password` is '' while that waits.
   */
  'access.issuePassword': call(
    'manage_people',
    z.object({ personId, reason }),
    asked.extend({ password: z.string(), validUntil: z.string() }),
    { isDangerous: true },
  ),
  'access.clearSecondFactor': call('manage_people', z.object({ personId, reason }), asked, {
    isDangerous: true,
  }),

  // One's own.
  'access.changePassword': call('self', z.object({ current: password, next: password }), nothing, {
    isOpenToNewcomers: true,
  }),
  'access.beginSecondFactor': call('self', nothing, z.object({ secret: z.string(), uri: z.string() }), {
    isDangerous: true,
  }),
  'access.confirmSecondFactor': call(
    'self',
    z.object({ code: z.string().max(20) }),
    z.object({ recoveryCodes: z.array(z.string()) }),
  ),
  'access.removeSecondFactor': call('self', nothing, nothing, { isDangerous: true }),

  // Keys.
  'access.slots': call(
    'manage_keys',
    nothing,
    z.object({
      slots: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(['password', 'recovery', 'device']),
          personId: z.string(),
          name: z.string(),
          createdAt: z.string(),
          mayRemove: z.boolean(),
        }),
      ),
      generation: count,
      rotatedAt: z.string(),
      /** A rotation was interrupted and goes on where it stopped when it is asked for again. */
      isRotationPending: z.boolean(),
    }),
  ),
  'access.removeSlot': call('manage_keys', z.object({ slotId: token, reason }), nothing, {
    isDangerous: true,
  }),
  'access.renewRecoveryCode': call(
    'manage_keys',
    z.object({ reason }),
    z.object({ recoveryCode: z.string() }),
    {
      isDangerous: true,
    },
  ),
  /** Encrypts ledger and originals anew under a new data key; every window goes back to the door. */
  'access.rotateKey': call('manage_keys', z.object({ reason, taskId }), nothing, { isDangerous: true }),
  'access.profile': call('self', nothing, profile),
  'access.setProfile': call('settings', profile.extend({ reason }), asked, { isDangerous: true }),

  /** Proves herself anew: opens the dangerous few calls for some minutes. */
  'session.prove': call(
    'self',
    z.object({ secret: password, code: z.string().max(40).optional() }),
    z.object({ until: z.string() }),
  ),
  /** The person is at the screen: keys or pointer moved. Calls that a screen makes by itself do not say so. */
  'session.alive': call('self', nothing, nothing, { isOpenToNewcomers: true }),
} as const;
