/**
 * Which role may do what, and which roles one person must not hold together. The engine decides every call by this table.
 */
import { ROLES, type Role } from '../../../../shared/contract/access.ts';
import { RIGHTS, type Right } from '../../../../shared/contract/call.ts';

const everyRightBut = (...without: readonly Right[]): Right[] =>
  RIGHTS.filter((right) => right !== 'none' && !without.includes(right));

export const RIGHTS_OF: Readonly<Record<Role, readonly Right[]>> = {
  // The law keeps suspicious reports from everybody who does not file them, the owner included (反洗钱法 art. 35, 54).
  owner: everyRightBut('risk'),
  clerk: [
    'self',
    'summary',
    'analyse',
    'read',
    'import',
    'match',
    'review',
    'orders',
    'parties',
    'watch_list',
    'pay',
    'settle',
    'post',
    'export',
    'reveal',
  ],
  reviewer: [
    'self',
    'summary',
    'analyse',
    'read',
    'parties',
    'watch_list',
    'settle',
    'export',
    'reveal',
    'approve',
    'approve_money',
    'approve_people',
  ],
  auditor: ['self', 'summary', 'analyse', 'read', 'export', 'reveal', 'people', 'record', 'signals', 'audit'],
  manager: ['self', 'summary', 'analyse'],
  administrator: [
    'self',
    'people',
    'manage_people',
    'manage_keys',
    'settings',
    'record',
    'signals',
    'backup',
    'approve',
    'approve_people',
  ],
  compliance: ['self', 'summary', 'analyse', 'read', 'reveal', 'watch_list', 'risk', 'audit', 'retain'],
};

export function rightsOf(roles: readonly Role[]): ReadonlySet<Right> {
  return new Set(roles.flatMap((role) => RIGHTS_OF[role]));
}

/** Two roles that exclude each other, and the rule that says so (wording: role_conflict.<rule>). */
interface RoleConflict {
  readonly roles: readonly [Role, Role];
  readonly rule: string;
}

export const ROLE_CONFLICTS: readonly RoleConflict[] = [
  // 会计法 (2024) art. 35: who handles money may not audit it, keep its archives, or book its income and cost.
  { roles: ['clerk', 'auditor'], rule: 'accounting_law_35' },
  // 企业内部控制基本规范 art. 29: approving and auditing are incompatible posts.
  { roles: ['reviewer', 'auditor'], rule: 'internal_control_29' },
  // GB/T 22239-2019 8.1.5 (三员分立): administration of the system and audit of it are apart.
  { roles: ['administrator', 'auditor'], rule: 'three_administrators' },
  // 企业内部控制基本规范 art. 29: who keeps people and keys decides nothing about money.
  { roles: ['administrator', 'clerk'], rule: 'internal_control_29' },
  { roles: ['administrator', 'reviewer'], rule: 'internal_control_29' },
];

/** The first pair that one person must not hold; null when there is none. An owner alone at her desk is the exception that the record shows. */
export function roleConflict(roles: readonly Role[]): RoleConflict | null {
  return ROLE_CONFLICTS.find((conflict) => conflict.roles.every((role) => roles.includes(role))) ?? null;
}

/** Roles in the order of the table, each once. */
export const inOrder = (roles: readonly Role[]): Role[] => ROLES.filter((role) => roles.includes(role));
