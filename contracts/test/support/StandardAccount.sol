// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Account} from "@openzeppelin/contracts/account/Account.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {ERC7739Utils} from "@openzeppelin/contracts/utils/cryptography/draft-ERC7739Utils.sol";
import {SignerECDSA} from "@openzeppelin/contracts/utils/cryptography/signers/SignerECDSA.sol";
import {ERC7739} from "@openzeppelin/contracts/utils/cryptography/signers/draft-ERC7739.sol";

/// @dev OpenZeppelin's smart account (ERC-4337, ERC-1271 by ERC-7739), with one key that signs for it.
contract StandardAccount is Account, ERC7739, SignerECDSA {
    constructor(address signer) EIP712("StandardAccount", "1") SignerECDSA(signer) {}
}

/// @dev Where a {StandardAccount} comes from, at an address that is known before.
contract StandardAccountFactory {
    error NoMore();

    function create(address signer, bytes32 salt) external returns (address) {
        return address(new StandardAccount{salt: salt}(signer));
    }

    function refuse() external pure {
        revert NoMore();
    }

    function addressOf(address signer, bytes32 salt) external view returns (address) {
        bytes32 code = keccak256(abi.encodePacked(type(StandardAccount).creationCode, abi.encode(signer)));
        return address(uint160(uint256(keccak256(abi.encodePacked(hex"ff", address(this), salt, code)))));
    }
}

/// @dev What the key of a {StandardAccount} signs for a typed message of an application (ERC-7739), and its wrapping.
library StandardSignature {
    function digestOf(address account, bytes32 domain, bytes32 contents, string calldata contentsType)
        external
        view
        returns (bytes32)
    {
        bytes memory accountDomain =
            abi.encode(keccak256("StandardAccount"), keccak256("1"), block.chainid, account, bytes32(0));
        bytes32 message = ERC7739Utils.typedDataSignStructHash(contentsType, contents, accountDomain);
        return MessageHashUtils.toTypedDataHash(domain, message);
    }

    function wrap(bytes memory signature, bytes32 domain, bytes32 contents, string memory contentsType)
        internal
        pure
        returns (bytes memory)
    {
        return ERC7739Utils.encodeTypedDataSig(signature, domain, contents, contentsType);
    }
}
