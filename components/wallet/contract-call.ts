import type { Abi, ContractFunctionArgs, ContractFunctionName } from 'viem';

/** A state-changing call of a contract, typed by its ABI, and what it does in words. */
export type ContractCall<
  ContractAbi extends Abi = Abi,
  Name extends ContractFunctionName<ContractAbi, 'nonpayable' | 'payable'> = ContractFunctionName<
    ContractAbi,
    'nonpayable' | 'payable'
  >,
> = {
  address: `0x${string}`;
  abi: ContractAbi;
  functionName: Name;
  args: ContractFunctionArgs<ContractAbi, 'nonpayable' | 'payable', Name>;
  /** Wei sent along; none of our contracts takes any. */
  value?: bigint;
  /** What happens, for a person, before the wallet opens: "Accept contribution 12, leaving out 3 records". */
  explain: string;
  /** What it cannot do, where there is something better to say than that it does this once and nothing else. */
  limit?: string;
  /** Base units of OPEN that leave the wallet by it; none where not told. */
  takes?: bigint;
  /** True where the page itself has told all that just before the click, so that the review is not shown again. */
  told?: boolean;
};

/** The same call without its types, once the caller's were checked. */
export type AnyContractCall = {
  address: `0x${string}`;
  abi: Abi;
  functionName: string;
  args: unknown;
  value?: bigint;
  explain: string;
  limit?: string;
  takes?: bigint;
  told?: boolean;
};
