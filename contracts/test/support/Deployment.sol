// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DatanetRegistry} from "../../src/DatanetRegistry.sol";
import {InferenceVault} from "../../src/InferenceVault.sol";
import {ModelRegistry} from "../../src/ModelRegistry.sol";
import {OpenToken} from "../../src/OpenToken.sol";
import {RewardDistributor} from "../../src/RewardDistributor.sol";
import {Actor, Test} from "./Test.sol";

/// @dev The five contracts as they are deployed for real; the whole supply is this contract's.
abstract contract Deployment is Test {
    uint256 internal constant WITHDRAWAL_DELAY = 1 days;
    uint256 internal constant CHALLENGE_WINDOW = 2 days;
    uint256 internal constant START = 1_700_000_000;

    OpenToken internal token;
    DatanetRegistry internal datanets;
    ModelRegistry internal models;
    RewardDistributor internal distributor;
    InferenceVault internal vault;

    Actor internal operator = makeActor("operator");
    Actor internal guardian = makeActor("guardian");

    function deployAll() internal {
        VM.warp(START);
        token = new OpenToken(address(this));
        datanets = new DatanetRegistry();
        models = new ModelRegistry(datanets);
        address vaultAddress = VM.computeCreateAddress(address(this), VM.getNonce(address(this)) + 1);
        distributor = new RewardDistributor(token, vaultAddress, operator.addr, guardian.addr, CHALLENGE_WINDOW);
        vault = new InferenceVault(token, distributor, operator.addr, WITHDRAWAL_DELAY);
    }
}
