// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Vm} from "./Vm.sol";

/// @dev Somebody with a key.
struct Actor {
    address addr;
    uint256 key;
}

/// @dev Cheatcodes, comparisons and bounds for tests. A failed comparison reverts, which is what forge counts.
abstract contract Test {
    /// @dev What a stateful test may call: forge reads these from `targetSelectors()`.
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Vm internal constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    error NotEqual(string what, uint256 actual, uint256 expected);
    error NotAtMost(string what, uint256 actual, uint256 limit);
    error NotTrue(string what);

    function assertEq(uint256 actual, uint256 expected, string memory what) internal pure {
        if (actual != expected) revert NotEqual(what, actual, expected);
    }

    function assertEq(address actual, address expected, string memory what) internal pure {
        assertEq(uint160(actual), uint160(expected), what);
    }

    function assertEq(bytes32 actual, bytes32 expected, string memory what) internal pure {
        assertEq(uint256(actual), uint256(expected), what);
    }

    function assertEq(bool actual, bool expected, string memory what) internal pure {
        assertEq(actual ? 1 : 0, expected ? 1 : 0, what);
    }

    function assertEq(string memory actual, string memory expected, string memory what) internal pure {
        assertTrue(keccak256(bytes(actual)) == keccak256(bytes(expected)), what);
    }

    function assertLe(uint256 actual, uint256 limit, string memory what) internal pure {
        if (actual > limit) revert NotAtMost(what, actual, limit);
    }

    function assertTrue(bool condition, string memory what) internal pure {
        if (!condition) revert NotTrue(what);
    }

    /// @dev A number between the two, both included; what is there already stays.
    function bound(uint256 value, uint256 low, uint256 high) internal pure returns (uint256) {
        assertLe(low, high, "bound: low above high");
        if (value >= low && value <= high) return value;
        uint256 span = high - low;
        return span == type(uint256).max ? value : low + value % (span + 1);
    }

    function makeActor(string memory name) internal pure returns (Actor memory) {
        uint256 key = uint256(keccak256(bytes(name))) >> 8;
        return Actor({addr: VM.addr(key), key: key});
    }

    /// @dev An ECDSA signature as wallets give it: r, s, v.
    function signDigest(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }
}
