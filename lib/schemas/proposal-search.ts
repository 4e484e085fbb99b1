import { z } from 'zod';
import { GOVERNOR_SETTINGS, PROTOCOL_PARAMETERS, PROTOCOL_ROLES } from '@/lib/core/protocol-names';
import { idSchema } from '@/lib/schemas/id';
import { PROPOSAL_STATES } from '@/lib/schemas/protocol';

/** What a proposal can be made from. */
export const PROPOSAL_TEMPLATES = [
  'set-parameter',
  'set-fee-parts',
  'set-role',
  'spend',
  'resolve-challenge',
  'resolve-dispute',
  'set-voting',
] as const;
export type ProposalTemplate = (typeof PROPOSAL_TEMPLATES)[number];

/**
 * The address of the page that proposes, as other pages link to it: a template and what it is about. What is not understood
 * is left to choose.
 */
export const proposeSearchSchema = z.object({
  template: z.enum(PROPOSAL_TEMPLATES).optional().catch(undefined),
  parameter: z.enum(PROTOCOL_PARAMETERS).optional().catch(undefined),
  setting: z.enum(GOVERNOR_SETTINGS).optional().catch(undefined),
  role: z.enum(PROTOCOL_ROLES).optional().catch(undefined),
  epoch: z.coerce.number().pipe(idSchema).optional().catch(undefined),
  contribution: z.coerce.number().pipe(idSchema).optional().catch(undefined),
});
export type ProposeSearch = z.output<typeof proposeSearchSchema>;

const page = z.coerce.number().int().min(1).max(10_000).default(1).catch(1);

/** The list of proposals: a page, and only those in one state. */
export const proposalListSchema = z.object({
  state: z.enum(PROPOSAL_STATES).optional().catch(undefined),
  page,
});

/** A page of a list. */
export const pageSchema = z.object({ page });

/** The page of delegates; `to` fills in whom to delegate to. */
export const delegateSearchSchema = z.object({ to: z.string().trim().max(64).default('').catch(''), page });
