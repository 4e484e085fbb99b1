// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRewardDistributor} from "./interfaces/IRewardDistributor.sol";

/**
 * @title Claims of smart accounts that are not on chain yet
 * @notice Takes a signature wrapped as ERC-6492 says, deploys the account through the factory it names, and claims with
 * the signature inside. Anyone may call. Trusted roles: none.
 * @dev It calls whatever factory the signature names, so it must never hold tokens, allowances or a role: it has none,
 * and the distributor asks the account itself, not this contract.
 */
contract CounterfactualClaims {
    /// @dev ERC-6492: what ends a wrapped signature.
    bytes32 public constant MAGIC_SUFFIX = 0x6492649264926492649264926492649264926492649264926492649264926492;

    IRewardDistributor public immutable distributor;

    error NotWrapped();
    error FactoryFailed(address factory);

    constructor(IRewardDistributor distributor_) {
        distributor = distributor_;
    }

    /**
     * @notice Deploys the account if it has no code, then claims as {IRewardDistributor-claimTo} says.
     * @param wrapped abi.encode(address factory, bytes factoryCalldata, bytes signature) and the suffix of ERC-6492.
     */
    function claimTo(IRewardDistributor.Claim calldata what, address to, uint256 deadline, bytes calldata wrapped)
        external
        returns (uint256 paid)
    {
        if (wrapped.length < 32 || bytes32(wrapped[wrapped.length - 32:]) != MAGIC_SUFFIX) revert NotWrapped();
        (address factory, bytes memory factoryCalldata, bytes memory signature) =
            abi.decode(wrapped[:wrapped.length - 32], (address, bytes, bytes));
        if (what.account.code.length == 0) {
            // What it returns does not matter: without code the account's signature does not count.
            // solhint-disable-next-line avoid-low-level-calls
            (bool success,) = factory.call(factoryCalldata);
            if (!success) revert FactoryFailed(factory);
        }
        return distributor.claimTo(what, to, deadline, signature);
    }
}
