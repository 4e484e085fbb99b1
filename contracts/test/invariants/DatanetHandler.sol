// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DatanetRegistry} from "../../src/DatanetRegistry.sol";
import {IDatanetRegistry} from "../../src/interfaces/IDatanetRegistry.sol";
import {Test} from "../support/Test.sol";

/// @dev Random but possible moves of owners, curators and contributors on two Datanets, with a naive account of which
/// contributions are in which version. Moves that must fail are tried too; one that succeeds ends the run.
contract DatanetHandler is Test {
    /// @dev A published version as it was at its publication.
    struct Snapshot {
        uint256 datanetId;
        uint256 version;
        bytes32 content;
        uint256[] contributionIds;
    }

    uint256 private constant DATANETS = 2;
    uint256 private constant ROOTS = 6;

    DatanetRegistry private immutable _registry;
    address[] private _people;

    Snapshot[] private _snapshots;
    mapping(uint256 contributionId => address) public deciderOf;
    mapping(uint256 datanetId => uint256) public acceptances;
    mapping(uint256 datanetId => uint256[]) private _live;
    mapping(uint256 datanetId => bool) private _changed;
    mapping(uint256 datanetId => mapping(bytes32 recordsRoot => uint256 contributionId)) private _lastOf;

    error ForbiddenMoveSucceeded(string move);

    constructor(DatanetRegistry registry) {
        _registry = registry;
        _people = [makeActor("ann").addr, makeActor("ben").addr, makeActor("cem").addr, makeActor("dia").addr];
        for (uint256 i = 0; i < DATANETS; ++i) {
            VM.prank(_people[i]);
            registry.createDatanet("meta", IDatanetRegistry.Access.Anyone, IDatanetRegistry.Access.Anyone);
        }
    }

    function submit(uint256 who, uint256 datanet, uint256 root) external {
        uint256 datanetId = bound(datanet, 1, DATANETS);
        bytes32 recordsRoot = bytes32(bound(root, 1, ROOTS));
        bool taken = _isTaken(datanetId, recordsRoot);
        VM.prank(_person(who));
        try _registry.submitContribution(datanetId, recordsRoot, 5, "cid") returns (uint256 contributionId) {
            if (taken) revert ForbiddenMoveSucceeded("duplicate");
            _lastOf[datanetId][recordsRoot] = contributionId;
        } catch {
            assertTrue(taken, "a new contribution was refused");
        }
    }

    function setCurator(uint256 who, uint256 datanet, bool active) external {
        uint256 datanetId = bound(datanet, 1, DATANETS);
        VM.prank(_registry.ownerOf(datanetId));
        _registry.setCurator(datanetId, _person(who), active);
    }

    function transfer(uint256 who, uint256 datanet) external {
        uint256 datanetId = bound(datanet, 1, DATANETS);
        address owner = _registry.ownerOf(datanetId);
        VM.prank(owner);
        _registry.transferFrom(owner, _person(who), datanetId);
    }

    /// @dev Anybody tries to decide on anything; it works exactly for curators, on others' undecided contributions.
    function decide(uint256 who, uint256 which, bool accepting) external {
        uint256 count = _registry.contributionCount();
        if (count == 0) return;
        uint256 contributionId = bound(which, 1, count);
        address decider = _person(who);
        IDatanetRegistry.Contribution memory contribution = _registry.contributionOf(contributionId);
        bool allowed = contribution.status == IDatanetRegistry.Status.Submitted && contribution.contributor != decider
            && _registry.isCurator(contribution.datanetId, decider);
        if (accepting) _accept(decider, contributionId, contribution.datanetId, allowed);
        else _reject(decider, contributionId, allowed);
    }

    function withdraw(uint256 which) external {
        uint256 count = _registry.contributionCount();
        if (count == 0) return;
        uint256 contributionId = bound(which, 1, count);
        IDatanetRegistry.Contribution memory contribution = _registry.contributionOf(contributionId);
        bool wasAccepted = contribution.status == IDatanetRegistry.Status.Accepted;
        if (!wasAccepted && contribution.status != IDatanetRegistry.Status.Submitted) return;
        VM.prank(contribution.contributor);
        _registry.withdrawContribution(contributionId);
        if (!wasAccepted) return;
        _changed[contribution.datanetId] = true;
        _forget(_live[contribution.datanetId], contributionId);
    }

    function publish(uint256 datanet) external {
        uint256 datanetId = bound(datanet, 1, DATANETS);
        address owner = _registry.ownerOf(datanetId);
        uint256 revision = _registry.revisionOf(datanetId);
        VM.prank(owner);
        try _registry.publishVersion(
            datanetId, revision, "manifest", keccak256(abi.encode(_snapshots.length))
        ) returns (
            uint256 version
        ) {
            if (!_changed[datanetId]) {
                revert ForbiddenMoveSucceeded("version without news");
            }
            _changed[datanetId] = false;
            Snapshot storage snapshot = _snapshots.push();
            snapshot.datanetId = datanetId;
            snapshot.version = version;
            snapshot.content = keccak256(abi.encode(_registry.versionOf(datanetId, version)));
            snapshot.contributionIds = _live[datanetId];
        } catch {
            assertTrue(!_changed[datanetId], "a due version was refused");
        }
    }

    function warp(uint256 time) external {
        VM.warp(block.timestamp + bound(time, 1, 1 days));
    }

    function snapshots() external view returns (Snapshot[] memory) {
        return _snapshots;
    }

    function datanetCount() external pure returns (uint256) {
        return DATANETS;
    }

    function _accept(address decider, uint256 contributionId, uint256 datanetId, bool allowed) private {
        VM.prank(decider);
        try _registry.acceptContribution(contributionId, new uint32[](0), "") {
            if (!allowed) revert ForbiddenMoveSucceeded("acceptance");
            deciderOf[contributionId] = decider;
            ++acceptances[datanetId];
            _changed[datanetId] = true;
            _live[datanetId].push(contributionId);
        } catch {
            assertTrue(!allowed, "an allowed acceptance failed");
        }
    }

    function _reject(address decider, uint256 contributionId, bool allowed) private {
        VM.prank(decider);
        try _registry.rejectContribution(contributionId, "off topic") {
            if (!allowed) revert ForbiddenMoveSucceeded("rejection");
            deciderOf[contributionId] = decider;
        } catch {
            assertTrue(!allowed, "an allowed rejection failed");
        }
    }

    function _person(uint256 who) private view returns (address) {
        return _people[bound(who, 0, _people.length - 1)];
    }

    function _isTaken(uint256 datanetId, bytes32 recordsRoot) private view returns (bool) {
        uint256 id = _lastOf[datanetId][recordsRoot];
        if (id == 0) return false;
        IDatanetRegistry.Status status = _registry.contributionOf(id).status;
        return status == IDatanetRegistry.Status.Submitted || status == IDatanetRegistry.Status.Accepted;
    }

    function _forget(uint256[] storage list, uint256 item) private {
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i] != item) continue;
            list[i] = list[list.length - 1];
            list.pop();
            return;
        }
    }
}
