import type { Chain } from 'viem';

/** What is allowed beyond the estimate, in percent of it. What is not used is not paid. */
const MARGIN_PERCENT = 25n;

/**
 * viem's hook of a chain that lets a call take somewhat more gas than was estimated. A call can take more when it is mined
 * than a second before: a time that is written again unchanged costs little, another one much. Without a margin it then
 * runs out of gas. A deployment writes the same whenever it is mined and is left as estimated.
 */
export const addGasMargin: NonNullable<Chain['prepareTransactionRequest']> = [
  async (request) => {
    const { gas, to } = request;
    return typeof gas === 'bigint' && to ? { ...request, gas: gas + (gas * MARGIN_PERCENT) / 100n } : request;
  },
  { runAt: ['afterFillParameters'] },
];
