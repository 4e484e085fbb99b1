// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev A plain Merkle tree of cumulative earnings, hashed pairwise in sorted order as the distributor verifies it.
library MerkleTree {
    function leafOf(address account, uint256 cumulativeAmount) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(account, cumulativeAmount))));
    }

    function leavesOf(address[] memory accounts, uint256[] memory amounts) internal pure returns (bytes32[] memory) {
        bytes32[] memory leaves = new bytes32[](accounts.length);
        for (uint256 i = 0; i < accounts.length; ++i) {
            leaves[i] = leafOf(accounts[i], amounts[i]);
        }
        return leaves;
    }

    function rootOf(bytes32[] memory leaves) internal pure returns (bytes32) {
        while (leaves.length > 1) {
            leaves = _parentsOf(leaves);
        }
        return leaves[0];
    }

    function proofOf(bytes32[] memory leaves, uint256 index) internal pure returns (bytes32[] memory proof) {
        while (leaves.length > 1) {
            uint256 sibling = index ^ 1;
            if (sibling < leaves.length) proof = _append(proof, leaves[sibling]);
            leaves = _parentsOf(leaves);
            index /= 2;
        }
    }

    function _parentsOf(bytes32[] memory nodes) private pure returns (bytes32[] memory parents) {
        parents = new bytes32[]((nodes.length + 1) / 2);
        for (uint256 i = 0; i < parents.length; ++i) {
            bytes32 left = nodes[2 * i];
            parents[i] = 2 * i + 1 < nodes.length ? _hashPair(left, nodes[2 * i + 1]) : left;
        }
    }

    function _hashPair(bytes32 a, bytes32 b) private pure returns (bytes32) {
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }

    function _append(bytes32[] memory list, bytes32 item) private pure returns (bytes32[] memory longer) {
        longer = new bytes32[](list.length + 1);
        for (uint256 i = 0; i < list.length; ++i) {
            longer[i] = list[i];
        }
        longer[list.length] = item;
    }
}
