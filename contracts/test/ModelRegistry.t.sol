// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IDatanetRegistry} from "../src/interfaces/IDatanetRegistry.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {Deployment} from "./support/Deployment.sol";

contract ModelRegistryTest is Deployment {
    address private builder = makeActor("builder").addr;
    address private provider = makeActor("provider").addr;
    address private contributor = makeActor("contributor").addr;
    // Two Datanets, one version each, owned by this contract; everybody may train.
    uint256 private first;
    uint256 private second;

    function setUp() public {
        deployAll();
        first = _createVersioned();
        second = _createVersioned();
    }

    function testPublishesAModelWithItsFirstVersion() public {
        VM.expectEmit(address(models));
        emit IModelRegistry.ModelPublished(1, builder, 5e15);
        VM.expectEmit(address(models));
        emit IModelRegistry.PriceChanged(1, 5e15);
        VM.expectEmit(address(models));
        emit IModelRegistry.ModelVersionPublished(1, 1, provider, builder, "manifest", keccak256("m"), _both());
        assertEq(_publish(_both()), 1, "id");
        assertEq(models.ownerOf(1), builder, "owner");
        assertEq(models.priceOf(1), 5e15, "price");
        assertEq(models.isRetired(1), false, "retired");
        assertEq(models.tokenURI(1), "ipfs://manifest", "uri");
        IModelRegistry.ModelVersion memory version = models.versionOf(1, 1);
        assertEq(version.computeProvider, provider, "provider");
        assertEq(version.manifestHash, keccak256("m"), "hash");
        assertEq(version.datanets.length, 2, "sources");
        assertEq(version.datanets[1].datanetId, second, "second source");
    }

    function testFurtherVersionsLeaveEarlierOnesAlone() public {
        uint256 id = _publish(_both());
        bytes32 before = keccak256(abi.encode(models.versionOf(id, 1)));
        VM.prank(builder);
        assertEq(models.publishModelVersion(id, "second", keccak256("m2"), address(0), _one(first, 1)), 2, "version");
        assertEq(keccak256(abi.encode(models.versionOf(id, 1))), before, "version 1");
        assertEq(models.versionCount(id), 2, "count");
        assertEq(models.tokenURI(id), "ipfs://second", "uri");
    }

    function testOnlyTheOwnerChangesAModel(address caller) public {
        VM.assume(caller != builder);
        uint256 id = _publish(_both());
        bytes memory refusal = abi.encodeWithSelector(IModelRegistry.NotModelOwner.selector, id, caller);
        VM.startPrank(caller);
        VM.expectRevert(refusal);
        models.setPrice(id, 0);
        VM.expectRevert(refusal);
        models.setRetired(id, true);
        VM.expectRevert(refusal);
        models.publishModelVersion(id, "other", 0, caller, _both());
        VM.stopPrank();
    }

    function testPriceAndRetirement(uint256 unitPrice) public {
        unitPrice = bound(unitPrice, 0, type(uint128).max);
        uint256 id = _publish(_both());
        VM.startPrank(builder);
        models.setPrice(id, unitPrice);
        assertEq(models.priceOf(id), unitPrice, "price");
        models.setRetired(id, true);
        assertEq(models.isRetired(id), true, "retired");
        models.setRetired(id, false);
        assertEq(models.isRetired(id), false, "back");
        VM.expectRevert(
            abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 128, type(uint256).max)
        );
        models.setPrice(id, type(uint256).max);
        VM.stopPrank();
    }

    function testSourcesMustBeNamedOnceEachInOrder() public {
        IModelRegistry.DatanetVersion[] memory none = new IModelRegistry.DatanetVersion[](0);
        _expectRefused(none, abi.encodeWithSelector(IModelRegistry.InvalidDatanets.selector, 0));
        IModelRegistry.DatanetVersion[] memory twice = _both();
        twice[1] = twice[0];
        _expectRefused(twice, abi.encodeWithSelector(IModelRegistry.InvalidDatanets.selector, 1));
        IModelRegistry.DatanetVersion[] memory descending = _both();
        (descending[0], descending[1]) = (descending[1], descending[0]);
        _expectRefused(descending, abi.encodeWithSelector(IModelRegistry.InvalidDatanets.selector, 1));
    }

    function testSourcesMustExist() public {
        _expectRefused(_one(first, 0), abi.encodeWithSelector(IModelRegistry.DatanetVersionMissing.selector, first, 0));
        _expectRefused(_one(first, 2), abi.encodeWithSelector(IModelRegistry.DatanetVersionMissing.selector, first, 2));
        _expectRefused(_one(99, 1), abi.encodeWithSelector(IModelRegistry.DatanetVersionMissing.selector, 99, 1));
    }

    function testPublisherMustBeAllowedToTrain() public {
        datanets.setPolicy(second, IDatanetRegistry.Access.Anyone, IDatanetRegistry.Access.OnRequest);
        _expectRefused(_both(), abi.encodeWithSelector(IModelRegistry.TrainingNotAllowed.selector, second, builder));
        datanets.setAccess(second, builder, IDatanetRegistry.Permission.Train, true);
        _publish(_both());
    }

    function testManifestMustBeNamed() public {
        VM.expectRevert(abi.encodeWithSelector(IModelRegistry.EmptyManifestCid.selector));
        VM.prank(builder);
        models.publishModel("", 0, 1, provider, _both(), _lineage(false, 0));
    }

    function testThereIsNothingBeforeItIsPublished() public {
        VM.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 1));
        models.priceOf(1);
        VM.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 1));
        models.isRetired(1);
        VM.expectRevert(abi.encodeWithSelector(IModelRegistry.ModelVersionMissing.selector, 1, 1));
        models.versionOf(1, 1);
    }

    function testChildGivesItsParentsWhatTheyAsk() public {
        uint256 base = _publishFrom(_lineage(false, 2_000));
        assertEq(models.generationOf(base), 1, "no parents");
        assertEq(models.leastChildPartOf(base), 2_000, "asked");
        VM.expectRevert(abi.encodeWithSelector(IModelRegistry.PartBelowLeast.selector, base, 1_999, 2_000));
        _publishFrom(_lineage(true, 0, base, 1_999));
        VM.expectEmit(address(models));
        IModelRegistry.Lineage memory lineage = _lineage(true, 500, base, 2_000);
        emit IModelRegistry.LineageDeclared(2, true, lineage.parents);
        uint256 child = _publishFrom(lineage);
        assertEq(models.generationOf(child), 2, "generation");
        assertEq(models.parentsOf(child).length, 1, "parents");
        assertEq(models.parentsOf(child)[0].part, 2_000, "part");
        // What a parent asks later changes nothing for the children it has.
        VM.prank(builder);
        models.setLeastChildPart(base, 10_000);
        assertEq(models.parentsOf(child)[0].part, 2_000, "part stays");
    }

    function testPartsOfAllParentsAreAtMostTheWhole() public {
        uint256 one = _publishFrom(_lineage(false, 0));
        uint256 two = _publishFrom(_lineage(false, 0));
        IModelRegistry.Lineage memory lineage = _lineage(false, 0, one, 6_000);
        lineage.parents = new IModelRegistry.Parent[](2);
        lineage.parents[0] = IModelRegistry.Parent(uint64(one), 6_000);
        lineage.parents[1] = IModelRegistry.Parent(uint64(two), 4_001);
        VM.expectRevert(abi.encodeWithSelector(IModelRegistry.PartTooLarge.selector, 10_001));
        _publishFrom(lineage);
        lineage.parents[1].part = 4_000;
        _publishFrom(lineage);
        (lineage.parents[0], lineage.parents[1]) = (lineage.parents[1], lineage.parents[0]);
        VM.expectRevert(abi.encodeWithSelector(IModelRegistry.InvalidParents.selector, 1));
        _publishFrom(lineage);
    }

    function testLineageHasAtMostEightGenerationsAndNoCircle() public {
        uint256 last = _publishFrom(_lineage(false, 0));
        for (uint256 i = 2; i <= 8; ++i) {
            last = _publishFrom(_lineage(false, 0, last, 1));
        }
        assertEq(models.generationOf(last), 8, "generation");
        VM.expectRevert(abi.encodeWithSelector(IModelRegistry.TooManyGenerations.selector, 9));
        _publishFrom(_lineage(false, 0, last, 1));
        VM.expectRevert(abi.encodeWithSelector(IModelRegistry.InvalidParents.selector, 0));
        _publishFrom(_lineage(false, 0, last + 1, 1));
    }

    function testAdapterNamesItsBase() public {
        VM.expectRevert(abi.encodeWithSelector(IModelRegistry.AdapterWithoutBase.selector));
        _publishFrom(_lineage(true, 0));
        VM.expectRevert(abi.encodeWithSelector(IModelRegistry.PartTooLarge.selector, 10_001));
        _publishFrom(_lineage(false, 10_001));
    }

    /// @dev Lines of descent multiply; what one fee is divided among must not.
    function testAncestorsAreBoundedOverAllLines() public {
        IModelRegistry.Lineage memory lineage = _lineage(false, 0);
        for (uint256 generation = 0; generation < 3; ++generation) {
            uint256 last = 0;
            for (uint256 i = 0; i < 4; ++i) {
                last = _publishFrom(lineage);
            }
            lineage.parents = _parents(last, 4);
        }
        // Four parents with twenty ancestors each.
        VM.expectRevert(abi.encodeWithSelector(IModelRegistry.TooManyAncestors.selector, 84));
        _publishFrom(lineage);
        lineage.parents = _parents(models.modelCount(), 3);
        _publishFrom(lineage);
    }

    /// @dev The last `count` models up to `last`, with a hundredth each.
    function _parents(uint256 last, uint256 count) private pure returns (IModelRegistry.Parent[] memory parents) {
        parents = new IModelRegistry.Parent[](count);
        for (uint256 i = 0; i < count; ++i) {
            parents[i] = IModelRegistry.Parent(uint64(last + 1 + i - count), 100);
        }
    }

    function _publishFrom(IModelRegistry.Lineage memory lineage) private returns (uint256) {
        VM.prank(builder);
        return models.publishModel("manifest", keccak256("m"), 5e15, provider, _one(first, 1), lineage);
    }

    function _lineage(bool adapter, uint16 leastChildPart) private pure returns (IModelRegistry.Lineage memory) {
        return IModelRegistry.Lineage(adapter, leastChildPart, new IModelRegistry.Parent[](0));
    }

    function _lineage(bool adapter, uint16 leastChildPart, uint256 parent, uint16 part)
        private
        pure
        returns (IModelRegistry.Lineage memory lineage)
    {
        lineage = IModelRegistry.Lineage(adapter, leastChildPart, new IModelRegistry.Parent[](1));
        lineage.parents[0] = IModelRegistry.Parent(uint64(parent), part);
    }

    function _publish(IModelRegistry.DatanetVersion[] memory sources) private returns (uint256) {
        VM.prank(builder);
        return models.publishModel("manifest", keccak256("m"), 5e15, provider, sources, _lineage(false, 0));
    }

    function _expectRefused(IModelRegistry.DatanetVersion[] memory sources, bytes memory refusal) private {
        VM.expectRevert(refusal);
        _publish(sources);
    }

    function _one(uint256 datanetId, uint256 version) private pure returns (IModelRegistry.DatanetVersion[] memory) {
        IModelRegistry.DatanetVersion[] memory sources = new IModelRegistry.DatanetVersion[](1);
        sources[0] = IModelRegistry.DatanetVersion(uint64(datanetId), uint64(version));
        return sources;
    }

    function _both() private view returns (IModelRegistry.DatanetVersion[] memory) {
        IModelRegistry.DatanetVersion[] memory sources = new IModelRegistry.DatanetVersion[](2);
        sources[0] = IModelRegistry.DatanetVersion(uint64(first), 1);
        sources[1] = IModelRegistry.DatanetVersion(uint64(second), 1);
        return sources;
    }

    function _createVersioned() private returns (uint256 id) {
        id = datanets.createDatanet("meta", IDatanetRegistry.Access.Anyone, IDatanetRegistry.Access.Anyone);
        VM.prank(contributor);
        uint256 contributionId = datanets.submitContribution(id, bytes32(uint256(1)), 1, "cid");
        datanets.acceptContribution(contributionId, new uint32[](0), "");
        datanets.publishVersion(id, 1, "manifest", 0);
    }
}
