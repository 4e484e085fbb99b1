// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RewardDistributor} from "../../src/RewardDistributor.sol";

/// @dev What is signed for a claim to another address, built from the text of EIP-712 alone.
library Claims {
    string internal constant TYPE = "Claim(address account,address to,uint256 cumulativeAmount,uint256 deadline)";

    function domainOf(RewardDistributor distributor) internal view returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Tributary RewardDistributor"),
                keccak256("1"),
                block.chainid,
                address(distributor)
            )
        );
    }

    function contentsOf(address account, address to, uint256 amount, uint256 deadline) internal pure returns (bytes32) {
        return keccak256(abi.encode(keccak256(bytes(TYPE)), account, to, amount, deadline));
    }

    function digestOf(RewardDistributor distributor, address account, address to, uint256 amount, uint256 deadline)
        internal
        view
        returns (bytes32)
    {
        return keccak256(abi.encodePacked(hex"1901", domainOf(distributor), contentsOf(account, to, amount, deadline)));
    }
}
