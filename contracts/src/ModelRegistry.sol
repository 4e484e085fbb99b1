// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {DatanetRegistry} from "./DatanetRegistry.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";

/// @title Published, priced models and their versions
/// @dev See {IModelRegistry} for what each function promises and what the owner can do at worst.
contract ModelRegistry is ERC721, IModelRegistry {
    struct Model {
        uint128 unitPrice;
        uint64 versionCount;
        // Basis points of its children's builder part.
        uint16 leastChildPart;
        uint8 generation;
        // Parents, their parents and so on, each counted once for every line that leads to it.
        uint16 ancestors;
        bool retired;
        // Of the latest version, for the token's metadata.
        string manifestCid;
    }

    uint256 private constant WHOLE = 10_000;
    /// @notice A model has at most this many generations, itself counted.
    uint256 public constant MOST_GENERATIONS = 8;
    /// @notice Over all lines of descent a model has at most so many ancestors: what one fee is divided among stays small.
    uint256 public constant MOST_ANCESTORS = 64;

    DatanetRegistry public immutable datanets;

    uint256 public modelCount;

    mapping(uint256 modelId => Model) private _models;
    mapping(uint256 modelId => mapping(uint256 version => ModelVersion)) private _versions;
    mapping(uint256 modelId => Parent[]) private _parents;

    /// @param datanets_ The registry that says which Datanet versions exist and who may train on them.
    constructor(DatanetRegistry datanets_) ERC721("Tributary Model", "MODEL") {
        datanets = datanets_;
    }

    modifier onlyOwner(uint256 modelId) {
        _checkOwner(modelId);
        _;
    }

    /// @inheritdoc IModelRegistry
    function publishModel(
        string calldata manifestCid,
        bytes32 manifestHash,
        uint256 unitPrice,
        address computeProvider,
        DatanetVersion[] calldata sources,
        Lineage calldata lineage
    ) external returns (uint256 modelId) {
        modelId = ++modelCount;
        _mint(msg.sender, modelId);
        emit ModelPublished(modelId, msg.sender, unitPrice);
        _setPrice(modelId, unitPrice);
        _setLineage(modelId, lineage);
        _publishVersion(modelId, manifestCid, manifestHash, computeProvider, sources);
    }

    /// @inheritdoc IModelRegistry
    function publishModelVersion(
        uint256 modelId,
        string calldata manifestCid,
        bytes32 manifestHash,
        address computeProvider,
        DatanetVersion[] calldata sources
    ) external onlyOwner(modelId) returns (uint256 version) {
        return _publishVersion(modelId, manifestCid, manifestHash, computeProvider, sources);
    }

    /// @inheritdoc IModelRegistry
    function setPrice(uint256 modelId, uint256 unitPrice) external onlyOwner(modelId) {
        _setPrice(modelId, unitPrice);
    }

    /// @inheritdoc IModelRegistry
    function setLeastChildPart(uint256 modelId, uint256 leastChildPart) external onlyOwner(modelId) {
        _setLeastChildPart(modelId, leastChildPart);
    }

    /// @inheritdoc IModelRegistry
    function setRetired(uint256 modelId, bool retired) external onlyOwner(modelId) {
        _models[modelId].retired = retired;
        emit RetiredChanged(modelId, retired);
    }

    /// @inheritdoc IModelRegistry
    function priceOf(uint256 modelId) external view returns (uint256) {
        _requireOwned(modelId);
        return _models[modelId].unitPrice;
    }

    /// @inheritdoc IModelRegistry
    function isRetired(uint256 modelId) external view returns (bool) {
        _requireOwned(modelId);
        return _models[modelId].retired;
    }

    /// @inheritdoc IModelRegistry
    function parentsOf(uint256 modelId) external view returns (Parent[] memory) {
        return _parents[modelId];
    }

    /// @inheritdoc IModelRegistry
    function leastChildPartOf(uint256 modelId) external view returns (uint256) {
        return _models[modelId].leastChildPart;
    }

    /// @inheritdoc IModelRegistry
    function generationOf(uint256 modelId) external view returns (uint256) {
        return _models[modelId].generation;
    }

    /// @inheritdoc IModelRegistry
    function versionCount(uint256 modelId) external view returns (uint256) {
        return _models[modelId].versionCount;
    }

    /// @inheritdoc IModelRegistry
    function versionOf(uint256 modelId, uint256 version) external view returns (ModelVersion memory) {
        if (version == 0 || version > _models[modelId].versionCount) revert ModelVersionMissing(modelId, version);
        return _versions[modelId][version];
    }

    /// @notice Where the manifest of the latest version is (ERC-721 metadata).
    function tokenURI(uint256 modelId) public view override returns (string memory) {
        _requireOwned(modelId);
        return string.concat("ipfs://", _models[modelId].manifestCid);
    }

    function _publishVersion(
        uint256 modelId,
        string calldata manifestCid,
        bytes32 manifestHash,
        address computeProvider,
        DatanetVersion[] calldata sources
    ) private returns (uint256 version) {
        if (bytes(manifestCid).length == 0) revert EmptyManifestCid();
        _checkSources(sources);

        Model storage model = _models[modelId];
        version = ++model.versionCount;
        model.manifestCid = manifestCid;
        ModelVersion storage published = _versions[modelId][version];
        published.computeProvider = computeProvider;
        published.publishedAt = uint64(block.timestamp);
        published.manifestHash = manifestHash;
        for (uint256 i = 0; i < sources.length; ++i) {
            published.datanets.push(sources[i]);
        }
        emit ModelVersionPublished(modelId, version, computeProvider, msg.sender, manifestCid, manifestHash, sources);
    }

    function _setPrice(uint256 modelId, uint256 unitPrice) private {
        _models[modelId].unitPrice = SafeCast.toUint128(unitPrice);
        emit PriceChanged(modelId, unitPrice);
    }

    function _setLeastChildPart(uint256 modelId, uint256 leastChildPart) private {
        if (leastChildPart > WHOLE) revert PartTooLarge(leastChildPart);
        // At most 10,000.
        // forge-lint: disable-next-line(unsafe-typecast)
        _models[modelId].leastChildPart = uint16(leastChildPart);
        emit LeastChildPartChanged(modelId, leastChildPart);
    }

    /// @dev Parents exist before their children and never change theirs, so there is no circle.
    function _setLineage(uint256 modelId, Lineage calldata lineage) private {
        _setLeastChildPart(modelId, lineage.leastChildPart);
        Parent[] calldata parents = lineage.parents;
        if (lineage.adapter && parents.length == 0) revert AdapterWithoutBase();
        uint256 previous = 0;
        uint256 sum = 0;
        uint256 generation = 1;
        uint256 ancestors = 0;
        for (uint256 i = 0; i < parents.length; ++i) {
            uint256 parentId = parents[i].modelId;
            if (parentId <= previous || parentId >= modelId) revert InvalidParents(i);
            Model storage parent = _models[parentId];
            if (parents[i].part < parent.leastChildPart) {
                revert PartBelowLeast(parentId, parents[i].part, parent.leastChildPart);
            }
            previous = parentId;
            sum += parents[i].part;
            ancestors += 1 + parent.ancestors;
            if (parent.generation >= generation) generation = uint256(parent.generation) + 1;
            _parents[modelId].push(parents[i]);
        }
        if (sum > WHOLE) revert PartTooLarge(sum);
        if (generation > MOST_GENERATIONS) revert TooManyGenerations(generation);
        if (ancestors > MOST_ANCESTORS) revert TooManyAncestors(ancestors);
        // At most 8.
        // forge-lint: disable-next-line(unsafe-typecast)
        _models[modelId].generation = uint8(generation);
        // At most 64.
        // forge-lint: disable-next-line(unsafe-typecast)
        _models[modelId].ancestors = uint16(ancestors);
        emit LineageDeclared(modelId, lineage.adapter, parents);
    }

    function _checkSources(DatanetVersion[] calldata sources) private view {
        if (sources.length == 0) revert InvalidDatanets(0);
        uint256 previous = 0;
        for (uint256 i = 0; i < sources.length; ++i) {
            uint256 datanetId = sources[i].datanetId;
            uint256 version = sources[i].version;
            if (datanetId <= previous) revert InvalidDatanets(i);
            if (version == 0 || version > datanets.versionCount(datanetId)) {
                revert DatanetVersionMissing(datanetId, version);
            }
            if (!datanets.mayTrain(datanetId, msg.sender)) revert TrainingNotAllowed(datanetId, msg.sender);
            previous = datanetId;
        }
    }

    function _checkOwner(uint256 modelId) private view {
        if (msg.sender != ownerOf(modelId)) revert NotModelOwner(modelId, msg.sender);
    }
}
