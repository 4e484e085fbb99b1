/** Why a computation ended without a result, where its provider is not to blame. */
export const BLAMELESS = {
  others: 'Others were done before.',
  ended: 'The run was ended.',
} as const;
