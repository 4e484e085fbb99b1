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

    /// @dev A model that this one was made from, and the basis points of this one's builder part that it takes.
    struct Parent {
        uint64 modelId;
        uint16 part;
    }

    /**
     * @param adapter Whether it only works upon a base: then it must name one among its parents.
     * @param leastChildPart The least part that it takes, in turn, of models made from it.
     * @param parents Strictly ascending, each part at least what that parent asks, together at most 10,000. At most
     * eight generations and 64 ancestors over all lines. For good.
     */
    struct Lineage {
        bool adapter;
        uint16 leastChildPart;
        Parent[] parents;
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
        address publisher,
        string manifestCid,
        bytes32 manifestHash,
        DatanetVersion[] datanets
    );
    event PriceChanged(uint256 indexed modelId, uint256 unitPrice);
    event LineageDeclared(uint256 indexed modelId, bool adapter, Parent[] parents);
    event LeastChildPartChanged(uint256 indexed modelId, uint256 leastChildPart);
    event RetiredChanged(uint256 indexed modelId, bool retired);

    error NotModelOwner(uint256 modelId, address caller);
    error TrainingNotAllowed(uint256 datanetId, address account);
    error DatanetVersionMissing(uint256 datanetId, uint256 version);
    /// @dev The list of Datanet versions is empty (position 0), or not strictly ascending at `position`.
    error InvalidDatanets(uint256 position);
    error ModelVersionMissing(uint256 modelId, uint256 version);
    error EmptyManifestCid();
    error AdapterWithoutBase();
    /// @dev The parent at `position` does not exist, or the list is not strictly ascending there.
    error InvalidParents(uint256 position);
    error PartBelowLeast(uint256 parentId, uint256 part, uint256 least);
    error PartTooLarge(uint256 part);
    error TooManyGenerations(uint256 generation);
    error TooManyAncestors(uint256 ancestors);

    /**
     * @notice Publishes a model with its first version, owned by the caller.
     * @param manifestCid Content identifier of the manifest (data, code, seed, metrics, weights hash).
     * @param unitPrice OPEN base units for one unit of use; may be zero.
     * @param computeProvider Who computed it; zero for nobody.
     * @param sources At least one, strictly ascending by Datanet, each existing; the caller may train on each.
     * @param lineage What it was made from, and what it asks of what is made from it.
     */
    function publishModel(
        string calldata manifestCid,
        bytes32 manifestHash,
        uint256 unitPrice,
        address computeProvider,
        DatanetVersion[] calldata sources,
        Lineage calldata lineage
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

    /// @notice Changes the least part of future children's builder part. Owner only; existing children keep theirs.
    function setLeastChildPart(uint256 modelId, uint256 leastChildPart) external;

    /// @notice Ends (or resumes) the model's service. Owner only.
    function setRetired(uint256 modelId, bool retired) external;

    /// @notice OPEN base units for one unit of use.
    function priceOf(uint256 modelId) external view returns (uint256);

    /// @notice Whether the owner has ended the model's service.
    function isRetired(uint256 modelId) external view returns (bool);

    /// @notice What a model was made from.
    function parentsOf(uint256 modelId) external view returns (Parent[] memory);

    /// @notice The least part a child must give it, in basis points of the child's builder part.
    function leastChildPartOf(uint256 modelId) external view returns (uint256);

    /// @notice 1 for a model without parents, else one more than its oldest line.
    function generationOf(uint256 modelId) external view returns (uint256);

    /// @notice How many versions a model has.
    function versionCount(uint256 modelId) external view returns (uint256);

    /// @notice A published version; reverts where there is none.
    function versionOf(uint256 modelId, uint256 version) external view returns (ModelVersion memory);

    /// @notice How many models there are: the last id given.
    function modelCount() external view returns (uint256);
}
