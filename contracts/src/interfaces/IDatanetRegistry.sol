// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/**
 * @title Datanets, their curators, contributions and versions
 * @notice A Datanet is an ERC-721 token: who holds it owns the Datanet. All ids start at 1.
 * @dev Trusted roles, each within one Datanet only (the registry itself has no owner):
 * - owner: sets metadata, policy, curators and grants, decides on contributions, publishes versions. At worst it
 *   mis-curates its own Datanet. It cannot decide on a contribution of its own, leave an accepted contribution out
 *   of a later version, or change a published version.
 * - curator: decides on contributions and publishes versions. At worst it accepts bad or rejects good ones.
 */
interface IDatanetRegistry {
    /// @dev Who may do something: only the owner, the owner and whom it grants it to, or everybody.
    enum Access {
        Nobody,
        OnRequest,
        Anyone
    }

    enum Permission {
        Contribute,
        Train
    }

    enum Status {
        None,
        Submitted,
        Accepted,
        Rejected,
        Withdrawn
    }

    /**
     * @param contributor Who submitted it.
     * @param recordCount How many records its Merkle root covers, before any is excluded.
     * @param status Where it stands.
     * @param datanetId The Datanet it was submitted to.
     * @param recordsRoot Merkle root of its records.
     * @param sequence Its number among the Datanet's acceptances, from 1; 0 while it was never accepted.
     * @param curator Who accepted it; zero while nobody has.
     * @param acceptedAt When, in seconds.
     * @param withdrawnAfter If it was withdrawn: how many versions had been published then.
     * @param bond What its contributor left for the time until it is decided.
     */
    struct Contribution {
        address contributor;
        uint32 recordCount;
        Status status;
        uint56 datanetId;
        bytes32 recordsRoot;
        uint48 sequence;
        address curator;
        uint48 acceptedAt;
        uint32 withdrawnAfter;
        uint96 bond;
    }

    /**
     * @param acceptedCount The version holds the contributions with a sequence up to this one.
     * @param publishedAt Time of the block that published it, in seconds.
     * @param manifestHash Hash of the manifest named by the event.
     */
    struct Version {
        uint64 acceptedCount;
        uint64 publishedAt;
        bytes32 manifestHash;
    }

    event DatanetCreated(
        uint256 indexed datanetId, address indexed owner, string metadataCid, Access contribute, Access train
    );
    event MetadataChanged(uint256 indexed datanetId, string metadataCid);
    event PolicyChanged(uint256 indexed datanetId, Access contribute, Access train);
    event StakesChanged(uint256 indexed datanetId, uint256 contributionBond, uint256 curatorStake);
    event CuratorChanged(uint256 indexed datanetId, address indexed curator, bool active);
    event AccessRequested(uint256 indexed datanetId, address indexed account, Permission permission, string note);
    event AccessChanged(uint256 indexed datanetId, address indexed account, Permission permission, bool granted);
    event ContributionSubmitted(
        uint256 indexed contributionId,
        uint256 indexed datanetId,
        address indexed contributor,
        bytes32 recordsRoot,
        uint32 recordCount,
        string cid,
        uint256 bond
    );
    event ContributionAccepted(
        uint256 indexed contributionId,
        uint256 indexed datanetId,
        address indexed curator,
        uint256 sequence,
        uint32[] excluded,
        string reason
    );
    event ContributionRejected(
        uint256 indexed contributionId, uint256 indexed datanetId, address indexed curator, string reason
    );
    event ContributionWithdrawn(uint256 indexed contributionId, uint256 indexed datanetId, address indexed contributor);
    event VersionPublished(
        uint256 indexed datanetId,
        uint256 indexed version,
        address indexed publisher,
        uint256 acceptedCount,
        string manifestCid,
        bytes32 manifestHash
    );

    error NotDatanetOwner(uint256 datanetId, address caller);
    error NotCurator(uint256 datanetId, address caller);
    error NotContributor(uint256 contributionId, address caller);
    error OwnContribution(uint256 contributionId, address caller);
    error ContributionNotAllowed(uint256 datanetId, address account);
    error AccessNotOnRequest(uint256 datanetId, Permission permission);
    error ContributionMissing(uint256 contributionId);
    error WrongContributionStatus(uint256 contributionId, Status status);
    error DuplicateContribution(uint256 datanetId, bytes32 recordsRoot, uint256 existingId);
    error EmptyRecords();
    error EmptyCid();
    error EmptyReason();
    error InvalidCurator(address curator);
    /// @dev `position` is the first place in the list that is out of order, out of range, or leaves no record over.
    error InvalidExcluded(uint256 contributionId, uint256 position);
    error NothingNew(uint256 datanetId);
    error RevisionChanged(uint256 datanetId, uint256 revision, uint256 current);
    error CuratorStakeTooSmall(uint256 datanetId, address curator, uint256 stake, uint256 needed);
    error StakeBelowMinimum(uint256 stake, uint256 least);
    error BondAboveMost(uint256 bond, uint256 most);
    error WrongStaking(address staking);
    error VersionMissing(uint256 datanetId, uint256 version);

    /// @notice Creates a Datanet owned by the caller.
    /// @param metadataCid Content identifier of its description (subject, schema, licence).
    function createDatanet(string calldata metadataCid, Access contribute, Access train)
        external
        returns (uint256 datanetId);

    /// @notice Replaces the description. Owner only.
    function setMetadata(uint256 datanetId, string calldata metadataCid) external;

    /// @notice Changes who may contribute and who may train from now on; nothing past is undone. Owner only.
    function setPolicy(uint256 datanetId, Access contribute, Access train) external;

    /**
     * @notice Changes what contributing and curating here cost from now on. Owner only.
     * @param contributionBond Left by a contributor until the decision: back on acceptance or withdrawal, to the treasury
     * on rejection; 0 for none, at most the protocol's least bond, which bounds what an owner can cost a contributor
     * whose submission it overtakes.
     * @param curatorStake What whoever decides here must have at stake; 0 for none, else at least the least stake.
     */
    function setStakes(uint256 datanetId, uint256 contributionBond, uint256 curatorStake) external;

    /// @notice Makes an account a curator, or ends it. Owner only. Curators stay when the Datanet changes hands.
    function setCurator(uint256 datanetId, address curator, bool active) external;

    /// @notice Asks the owner for access. Only where the policy of that permission is OnRequest.
    function requestAccess(uint256 datanetId, Permission permission, string calldata note) external;

    /// @notice Grants or takes back access; it counts while the policy of that permission is OnRequest. Owner only.
    function setAccess(uint256 datanetId, address account, Permission permission, bool granted) external;

    /**
     * @notice Submits records under their Merkle root. The same root can be submitted to the same Datanet again only
     * after the earlier contribution was rejected or withdrawn.
     * @param recordsRoot Merkle root of the records, not zero.
     * @param recordCount How many there are, not zero.
     * @param cid Content identifier of the records' bytes.
     */
    function submitContribution(uint256 datanetId, bytes32 recordsRoot, uint32 recordCount, string calldata cid)
        external
        returns (uint256 contributionId);

    /**
     * @notice Accepts a contribution. Owner or curator, never its contributor.
     * @param excluded Indices of records left out: strictly ascending, below the record count, not all of them.
     * @param reason May be empty.
     */
    function acceptContribution(uint256 contributionId, uint32[] calldata excluded, string calldata reason) external;

    /// @notice Rejects a contribution. Owner or curator, never its contributor; the reason may not be empty.
    function rejectContribution(uint256 contributionId, string calldata reason) external;

    /// @notice Takes a contribution out of all future versions. Its contributor only.
    function withdrawContribution(uint256 contributionId) external;

    /**
     * @notice Freezes what is accepted and not withdrawn as the Datanet's next version. Owner or curator.
     * @param revision What {revisionOf} said when the manifest was made: if anything was accepted or withdrawn since,
     * the version is not published.
     */
    function publishVersion(uint256 datanetId, uint256 revision, string calldata manifestCid, bytes32 manifestHash)
        external
        returns (uint256 version);

    /// @notice What contributing and curating cost.
    function stakesOf(uint256 datanetId) external view returns (uint256 contributionBond, uint256 curatorStake);

    /// @notice Counts what was accepted, and what was withdrawn after its acceptance.
    function revisionOf(uint256 datanetId) external view returns (uint256);

    /// @notice Who accepted a contribution and when, in seconds; zeros while nobody has.
    function acceptanceOf(uint256 contributionId) external view returns (address curator, uint256 acceptedAt);

    /// @notice Who may contribute and who may train.
    function policyOf(uint256 datanetId) external view returns (Access contribute, Access train);

    /// @notice Whether the account may decide on others' contributions: a curator, or the owner.
    function isCurator(uint256 datanetId, address account) external view returns (bool);

    /// @notice Whether the account may contribute now. The owner always may.
    function mayContribute(uint256 datanetId, address account) external view returns (bool);

    /// @notice Whether the account may train on the Datanet now. The owner always may.
    function mayTrain(uint256 datanetId, address account) external view returns (bool);

    /// @notice A contribution; reverts where there is none.
    function contributionOf(uint256 contributionId) external view returns (Contribution memory);

    /// @notice A published version; reverts where there is none.
    function versionOf(uint256 datanetId, uint256 version) external view returns (Version memory);

    /// @notice Whether a version holds a contribution. For a published version the answer never changes.
    function isInVersion(uint256 datanetId, uint256 version, uint256 contributionId) external view returns (bool);

    /// @notice How many versions a Datanet has.
    function versionCount(uint256 datanetId) external view returns (uint256);

    /// @notice How many contributions a Datanet has ever accepted: the last sequence given.
    function acceptedCount(uint256 datanetId) external view returns (uint256);

    /// @notice How many contributions there are in all Datanets: the last id given.
    function contributionCount() external view returns (uint256);

    /// @notice How many Datanets there are: the last id given.
    function datanetCount() external view returns (uint256);
}
