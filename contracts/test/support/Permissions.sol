// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {InferenceVault} from "../../src/InferenceVault.sol";
import {IInferenceVault} from "../../src/interfaces/IInferenceVault.sol";

/// @dev The digest of a spending permission, built from the text of EIP-712 alone.
library Permissions {
    function digestOf(InferenceVault vault, IInferenceVault.SpendingPermission memory permission)
        internal
        view
        returns (bytes32)
    {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Tributary InferenceVault"),
                keccak256("1"),
                block.chainid,
                address(vault)
            )
        );
        bytes memory models = "";
        for (uint256 i = 0; i < permission.models.length; ++i) {
            models = bytes.concat(models, bytes32(permission.models[i]));
        }
        bytes32 message = keccak256(
            abi.encode(
                keccak256(
                    "SpendingPermission(address account,uint256[] models,uint256 maxUnitPrice,uint256 cap,uint256 deadline,uint256 nonce)"
                ),
                permission.account,
                keccak256(models),
                permission.maxUnitPrice,
                permission.cap,
                permission.deadline,
                permission.nonce
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, message));
    }

    function listOf(IInferenceVault.SpendingPermission memory permission, bytes memory signature)
        internal
        pure
        returns (IInferenceVault.SignedPermission[] memory list)
    {
        list = new IInferenceVault.SignedPermission[](1);
        list[0] = IInferenceVault.SignedPermission(permission, signature);
    }

    /// @dev One charge under the first permission of its settlement.
    function chargeOf(uint256 modelId, uint256 units, uint256 unitPrice)
        internal
        pure
        returns (IInferenceVault.Charge[] memory list)
    {
        list = new IInferenceVault.Charge[](1);
        list[0] = IInferenceVault.Charge(0, modelId, units, unitPrice);
    }
}
