// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {CounterfactualClaims} from "../../src/CounterfactualClaims.sol";
import {CuratorStaking} from "../../src/CuratorStaking.sol";
import {DatanetRegistry} from "../../src/DatanetRegistry.sol";
import {InferenceVault} from "../../src/InferenceVault.sol";
import {ModelRegistry} from "../../src/ModelRegistry.sol";
import {OpenToken} from "../../src/OpenToken.sol";
import {ProtocolParameters} from "../../src/ProtocolParameters.sol";
import {RewardDistributor} from "../../src/RewardDistributor.sol";
import {Timelock} from "../../src/Timelock.sol";
import {TributaryGovernor} from "../../src/TributaryGovernor.sol";
import {IProtocolParameters} from "../../src/interfaces/IProtocolParameters.sol";
import {Actor, Test} from "./Test.sol";

/// @dev All contracts as they are deployed for real; the whole supply is this contract's.
abstract contract Deployment is Test {
    uint256 internal constant WITHDRAWAL_DELAY = 1 days;
    uint256 internal constant CHALLENGE_WINDOW = 2 days;
    uint256 internal constant RESOLUTION_TIME = 14 days;
    uint256 internal constant LEAST_RESOLUTION_TIME = 13 days;
    uint256 internal constant OPERATOR_TIMEOUT = 10 days;
    uint256 internal constant BOND_PART = 1_000;
    uint256 internal constant LEAST_BOND = 100e18;
    uint256 internal constant LEAST_STAKE = 50e18;
    uint256 internal constant UNBONDING_DELAY = 5 days;
    uint256 internal constant TIMELOCK_DELAY = 2 days;
    uint256 internal constant SHORTEST_WINDOW = 1 hours;
    uint256 internal constant START = 1_700_000_000;

    OpenToken internal token;
    Timelock internal timelock;
    ProtocolParameters internal parameters;
    CuratorStaking internal staking;
    DatanetRegistry internal datanets;
    ModelRegistry internal models;
    RewardDistributor internal distributor;
    InferenceVault internal vault;
    TributaryGovernor internal governor;
    CounterfactualClaims internal counterfactual;

    Actor internal operator = makeActor("operator");
    Actor internal guardian = makeActor("guardian");

    function deployAll() internal {
        VM.warp(START);
        token = new OpenToken(address(this));
        timelock = new Timelock(TIMELOCK_DELAY, _predict(7));
        parameters = _deployParameters(address(timelock));
        staking = new CuratorStaking(token, DatanetRegistry(_predict(1)), parameters);
        datanets = new DatanetRegistry(token, staking, parameters);
        models = new ModelRegistry(datanets);
        distributor = new RewardDistributor(token, _predict(1), parameters);
        vault = new InferenceVault(token, distributor, parameters, WITHDRAWAL_DELAY);
        governor = new TributaryGovernor(
            token,
            timelock,
            TributaryGovernor.Terms({
                votingDelay: 1 days,
                votingPeriod: 7 days,
                lateQuorumExtension: 2 days,
                proposalThreshold: 1_000_000e18,
                quorumPercent: 4
            })
        );
        counterfactual = new CounterfactualClaims(distributor);
    }

    function _deployParameters(address governance) internal returns (ProtocolParameters) {
        return new ProtocolParameters(
            governance,
            SHORTEST_WINDOW,
            LEAST_RESOLUTION_TIME,
            [CHALLENGE_WINDOW, RESOLUTION_TIME, OPERATOR_TIMEOUT, BOND_PART, LEAST_BOND, LEAST_STAKE, UNBONDING_DELAY],
            [operator.addr, guardian.addr, governance],
            IProtocolParameters.FeeParts(1_000, 2_000, 1_500, 500, 5_000)
        );
    }

    /// @dev Where this contract's deployment after `further` others will be.
    function _predict(uint256 further) internal view returns (address) {
        return VM.computeCreateAddress(address(this), VM.getNonce(address(this)) + further);
    }
}
