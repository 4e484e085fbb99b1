// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/**
 * @title Published, priced models and their versions
 * @notice A model is an ERC-721 token: who holds it owns the model. All ids start at 1.
 * @dev Trusted roles, each within one model only (the registry itself has no owner):
 * - owner: sets the price, retires the model, publishes versions. At worst it changes its own model's future price
 *   or publishes a bad version. It cannot touch a published version, and an asker's signature bounds the price.
 */
interface IModelRegistry {
    /// @dev One version of one Datanet that a model was trained on.
    struct DatanetVersion {
        uint64 datanetId;
        uint64 version;
    }

    /**
     * @param computeProvider Who computed it and gets the compute part of its fees; zero for nobody.
     * @param publishedAt Time of the block that published it, in seconds.
     * @param manifestHash Hash of the manifest named by the event.
     * @param datanets What it was trained on, ascending by Datanet.
     */
    struct ModelVersion {
        address computeProvider;
        uint64 publishedAt;
        bytes32 manifestHash;
        DatanetVersion[] datanets;
    }

    event ModelPublished(uint256 indexed modelId, address indexed owner, uint256 unitPrice);
    event ModelVersionPublished(
        uint256 indexed modelId,
        uint256 indexed version,
        address indexed computeProvider,
        string manifestCid,
        bytes32 manifestHash,
        DatanetVersion[] datanets
    );
    event PriceChanged(uint256 indexed modelId, uint256 unitPrice);
    event RetiredChanged(uint256 indexed modelId, bool retired);

    error NotModelOwner(uint256 modelId, address caller);
    error TrainingNotAllowed(uint256 datanetId, address account);
    error DatanetVersionMissing(uint256 datanetId, uint256 version);
    /// @dev The list of Datanet versions is empty (position 0), or not strictly ascending at `position`.
    error InvalidDatanets(uint256 position);
    error ModelVersionMissing(uint256 modelId, uint256 version);
    error EmptyManifestCid();

    /**
     * @notice Publishes a model with its first version, owned by the caller.
     * @param manifestCid Content identifier of the manifest (data, code, seed, metrics, weights hash).
     * @param unitPrice OPEN base units for one unit of use; may be zero.
     * @param computeProvider Who computed it; zero for nobody.
     * @param sources At least one, strictly ascending by Datanet, each existing; the caller may train on each.
     */
    function publishModel(
        string calldata manifestCid,
        bytes32 manifestHash,
        uint256 unitPrice,
        address computeProvider,
        DatanetVersion[] calldata sources
    ) external returns (uint256 modelId);

    /// @notice Publishes a further version. Owner only; arguments as in {publishModel}.
    function publishModelVersion(
        uint256 modelId,
        string calldata manifestCid,
        bytes32 manifestHash,
        address computeProvider,
        DatanetVersion[] calldata sources
    ) external returns (uint256 version);

    /// @notice Changes the price of future use, in OPEN base units for one unit. Owner only.
    function setPrice(uint256 modelId, uint256 unitPrice) external;

    /// @notice Ends (or resumes) the model's service. Owner only.
    function setRetired(uint256 modelId, bool retired) external;

    /// @notice OPEN base units for one unit of use.
    function priceOf(uint256 modelId) external view returns (uint256);

    /// @notice Whether the owner has ended the model's service.
    function isRetired(uint256 modelId) external view returns (bool);

    /// @notice How many versions a model has.
    function versionCount(uint256 modelId) external view returns (uint256);

    /// @notice A published version; reverts where there is none.
    function versionOf(uint256 modelId, uint256 version) external view returns (ModelVersion memory);

    /// @notice How many models there are: the last id given.
    function modelCount() external view returns (uint256);
}
