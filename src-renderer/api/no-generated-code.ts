/**
 * Imported before the contract is: zod checks without generating code, which the page's policy forbids. Told later, it would already have tried
 * while the contract was being made, and the attempt is a breach (test/journeys/page-policy.spec.ts sees it).
 */
import { z } from 'zod';

z.config({ jitless: true });
