// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ERC7739} from "@openzeppelin/contracts/utils/cryptography/signers/draft-ERC7739.sol";
import {SignerECDSA} from "@openzeppelin/contracts/utils/cryptography/signers/SignerECDSA.sol";

/// @dev OpenZeppelin's own account signature (ERC-1271 by ERC-7739), answering for one key: nothing of it is ours.
contract KeyAccount is ERC7739, SignerECDSA {
    constructor(address signer) EIP712("KeyAccount", "1") SignerECDSA(signer) {}
}

/// @dev Puts such accounts at addresses that are known before (CREATE2).
contract KeyAccountFactory {
    function create(address signer, bytes32 salt) external returns (address) {
        return address(new KeyAccount{salt: salt}(signer));
    }
}
