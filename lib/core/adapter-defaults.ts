/** What an adapter's training starts from where its builder chooses nothing else. */
export const ADAPTER_DEFAULTS = { rank: 16, rate: 4e-3, heldOutPercent: 10, seed: 'tributary' } as const;
