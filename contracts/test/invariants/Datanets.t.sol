// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DatanetRegistry} from "../../src/DatanetRegistry.sol";
import {IDatanetRegistry} from "../../src/interfaces/IDatanetRegistry.sol";
import {Deployment} from "../support/Deployment.sol";
import {DatanetHandler} from "./DatanetHandler.sol";

/// @dev What holds of Datanets after any sequence of moves.
contract DatanetInvariants is Deployment {
    DatanetRegistry private registry;
    DatanetHandler private handler;

    function setUp() public {
        deployAll();
        registry = datanets;
        handler = new DatanetHandler(registry);
    }

    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        // Submitting and deciding are drawn more often than the rest.
        bytes4[] memory selectors = new bytes4[](10);
        selectors[0] = DatanetHandler.submit.selector;
        selectors[1] = DatanetHandler.submit.selector;
        selectors[2] = DatanetHandler.decide.selector;
        selectors[3] = DatanetHandler.decide.selector;
        selectors[4] = DatanetHandler.decide.selector;
        selectors[5] = DatanetHandler.withdraw.selector;
        selectors[6] = DatanetHandler.publish.selector;
        selectors[7] = DatanetHandler.setCurator.selector;
        selectors[8] = DatanetHandler.transfer.selector;
        selectors[9] = DatanetHandler.warp.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(handler), selectors);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev One function, so that one campaign checks all: each function would replay the same moves.
    function invariantDatanetsKeepTheirWord() public view {
        _checkAcceptedVersionsNeverChange();
        _checkNobodyDecidesOnTheirOwnContribution();
        _checkEachAcceptanceHasItsOwnNumber();
    }

    function _checkAcceptedVersionsNeverChange() private view {
        DatanetHandler.Snapshot[] memory snapshots = handler.snapshots();
        for (uint256 i = 0; i < snapshots.length; ++i) {
            DatanetHandler.Snapshot memory snapshot = snapshots[i];
            bytes32 content = keccak256(abi.encode(registry.versionOf(snapshot.datanetId, snapshot.version)));
            assertEq(content, snapshot.content, "version");
            uint256 held = 0;
            for (uint256 id = 1; id <= registry.contributionCount(); ++id) {
                if (registry.isInVersion(snapshot.datanetId, snapshot.version, id)) ++held;
            }
            assertEq(held, snapshot.contributionIds.length, "contributions in it");
            for (uint256 j = 0; j < snapshot.contributionIds.length; ++j) {
                assertTrue(
                    registry.isInVersion(snapshot.datanetId, snapshot.version, snapshot.contributionIds[j]),
                    "a contribution left its version"
                );
            }
        }
    }

    function _checkNobodyDecidesOnTheirOwnContribution() private view {
        for (uint256 id = 1; id <= registry.contributionCount(); ++id) {
            IDatanetRegistry.Contribution memory contribution = registry.contributionOf(id);
            assertTrue(handler.deciderOf(id) != contribution.contributor, "decided on their own");
            bool decided = contribution.sequence != 0 || contribution.status == IDatanetRegistry.Status.Rejected;
            assertEq(handler.deciderOf(id) != address(0), decided, "decided by somebody");
        }
    }

    function _checkEachAcceptanceHasItsOwnNumber() private view {
        for (uint256 datanetId = 1; datanetId <= handler.datanetCount(); ++datanetId) {
            uint256 accepted = registry.acceptedCount(datanetId);
            assertEq(accepted, handler.acceptances(datanetId), "accepted");
            bool[] memory seen = new bool[](accepted + 1);
            uint256 numbered = 0;
            for (uint256 id = 1; id <= registry.contributionCount(); ++id) {
                IDatanetRegistry.Contribution memory contribution = registry.contributionOf(id);
                if (contribution.datanetId != datanetId || contribution.sequence == 0) continue;
                assertTrue(!seen[contribution.sequence], "number given twice");
                seen[contribution.sequence] = true;
                ++numbered;
            }
            assertEq(numbered, accepted, "numbers without gaps");
        }
    }
}
