// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {OpenToken} from "./OpenToken.sol";
import {ICuratorStaking} from "./interfaces/ICuratorStaking.sol";
import {IDatanetRegistry} from "./interfaces/IDatanetRegistry.sol";
import {IProtocolParameters} from "./interfaces/IProtocolParameters.sol";

/// @title Datanets, their curators, contributions and versions
/// @dev See {IDatanetRegistry} for what each function promises and what each role can do at worst.
contract DatanetRegistry is ERC721, IDatanetRegistry {
    struct Datanet {
        Access contribute;
        Access train;
        uint48 acceptedCount;
        uint32 versionCount;
        // Counts what was accepted, and withdrawn after acceptance; the second is where the last version stood.
        uint48 revision;
        uint48 publishedRevision;
        // In a slot of their own.
        uint96 contributionBond;
        uint96 curatorStake;
        string metadataCid;
    }

    OpenToken public immutable token;
    ICuratorStaking public immutable staking;
    IProtocolParameters public immutable parameters;

    uint256 public datanetCount;
    uint256 public contributionCount;

    mapping(uint256 datanetId => Datanet) private _datanets;
    mapping(uint256 datanetId => mapping(uint256 version => Version)) private _versions;
    mapping(uint256 datanetId => mapping(address account => bool)) private _curators;
    mapping(uint256 datanetId => mapping(Permission => mapping(address account => bool))) private _granted;
    mapping(uint256 contributionId => Contribution) private _contributions;
    // The last contribution of a root; it need not be cleared, since its status says whether it still counts.
    mapping(uint256 datanetId => mapping(bytes32 recordsRoot => uint256 contributionId)) private _byRoot;

    constructor(OpenToken token_, ICuratorStaking staking_, IProtocolParameters parameters_)
        ERC721("Tributary Datanet", "DATANET")
    {
        if (address(staking_.datanets()) != address(this)) revert WrongStaking(address(staking_));
        token = token_;
        staking = staking_;
        parameters = parameters_;
    }

    modifier onlyOwner(uint256 datanetId) {
        _checkOwner(datanetId);
        _;
    }

    /// @inheritdoc IDatanetRegistry
    function createDatanet(string calldata metadataCid, Access contribute, Access train)
        external
        returns (uint256 datanetId)
    {
        _checkCid(metadataCid);
        datanetId = ++datanetCount;
        Datanet storage datanet = _datanets[datanetId];
        datanet.contribute = contribute;
        datanet.train = train;
        datanet.metadataCid = metadataCid;
        emit DatanetCreated(datanetId, msg.sender, metadataCid, contribute, train);
        _mint(msg.sender, datanetId);
    }

    /// @inheritdoc IDatanetRegistry
    function setMetadata(uint256 datanetId, string calldata metadataCid) external onlyOwner(datanetId) {
        _checkCid(metadataCid);
        _datanets[datanetId].metadataCid = metadataCid;
        emit MetadataChanged(datanetId, metadataCid);
    }

    /// @inheritdoc IDatanetRegistry
    function setPolicy(uint256 datanetId, Access contribute, Access train) external onlyOwner(datanetId) {
        _datanets[datanetId].contribute = contribute;
        _datanets[datanetId].train = train;
        emit PolicyChanged(datanetId, contribute, train);
    }

    /// @inheritdoc IDatanetRegistry
    function setStakes(uint256 datanetId, uint256 contributionBond, uint256 curatorStake)
        external
        onlyOwner(datanetId)
    {
        uint256 least = parameters.valueOf(IProtocolParameters.Parameter.MinimumStake);
        if (curatorStake != 0 && curatorStake < least) revert StakeBelowMinimum(curatorStake, least);
        uint256 most = parameters.valueOf(IProtocolParameters.Parameter.MinimumBond);
        if (contributionBond > most) revert BondAboveMost(contributionBond, most);
        _datanets[datanetId].contributionBond = SafeCast.toUint96(contributionBond);
        _datanets[datanetId].curatorStake = SafeCast.toUint96(curatorStake);
        emit StakesChanged(datanetId, contributionBond, curatorStake);
    }

    /// @inheritdoc IDatanetRegistry
    function setCurator(uint256 datanetId, address curator, bool active) external onlyOwner(datanetId) {
        if (curator == address(0)) revert InvalidCurator(curator);
        _curators[datanetId][curator] = active;
        emit CuratorChanged(datanetId, curator, active);
    }

    /// @inheritdoc IDatanetRegistry
    function requestAccess(uint256 datanetId, Permission permission, string calldata note) external {
        _requireOwned(datanetId);
        if (_accessOf(datanetId, permission) != Access.OnRequest) revert AccessNotOnRequest(datanetId, permission);
        emit AccessRequested(datanetId, msg.sender, permission, note);
    }

    /// @inheritdoc IDatanetRegistry
    function setAccess(uint256 datanetId, address account, Permission permission, bool granted)
        external
        onlyOwner(datanetId)
    {
        _granted[datanetId][permission][account] = granted;
        emit AccessChanged(datanetId, account, permission, granted);
    }

    /// @inheritdoc IDatanetRegistry
    function submitContribution(uint256 datanetId, bytes32 recordsRoot, uint32 recordCount, string calldata cid)
        external
        returns (uint256 contributionId)
    {
        if (recordCount == 0 || recordsRoot == bytes32(0)) revert EmptyRecords();
        _checkCid(cid);
        if (!mayContribute(datanetId, msg.sender)) revert ContributionNotAllowed(datanetId, msg.sender);
        uint256 existingId = _byRoot[datanetId][recordsRoot];
        Status existing = _contributions[existingId].status;
        if (existing == Status.Submitted || existing == Status.Accepted) {
            revert DuplicateContribution(datanetId, recordsRoot, existingId);
        }

        contributionId = ++contributionCount;
        Contribution storage contribution = _contributions[contributionId];
        contribution.contributor = msg.sender;
        contribution.recordCount = recordCount;
        contribution.status = Status.Submitted;
        contribution.datanetId = SafeCast.toUint56(datanetId);
        contribution.recordsRoot = recordsRoot;
        _byRoot[datanetId][recordsRoot] = contributionId;
        uint96 bond = _datanets[datanetId].contributionBond;
        emit ContributionSubmitted(contributionId, datanetId, msg.sender, recordsRoot, recordCount, cid, bond);
        if (bond > 0) {
            contribution.bond = bond;
            SafeERC20.safeTransferFrom(IERC20(token), msg.sender, address(this), bond);
        }
    }

    /// @inheritdoc IDatanetRegistry
    function acceptContribution(uint256 contributionId, uint32[] calldata excluded, string calldata reason) external {
        Contribution storage contribution = _contributions[contributionId];
        uint256 datanetId = _checkDecision(contributionId, contribution);
        _checkExcluded(contributionId, contribution.recordCount, excluded);

        Datanet storage datanet = _datanets[datanetId];
        uint48 sequence = datanet.acceptedCount + 1;
        datanet.acceptedCount = sequence;
        ++datanet.revision;
        contribution.status = Status.Accepted;
        contribution.sequence = sequence;
        contribution.curator = msg.sender;
        contribution.acceptedAt = uint48(block.timestamp);
        emit ContributionAccepted(contributionId, datanetId, msg.sender, sequence, excluded, reason);
        _payBond(contribution, contribution.contributor);
    }

    /// @inheritdoc IDatanetRegistry
    function rejectContribution(uint256 contributionId, string calldata reason) external {
        Contribution storage contribution = _contributions[contributionId];
        uint256 datanetId = _checkDecision(contributionId, contribution);
        if (bytes(reason).length == 0) revert EmptyReason();

        contribution.status = Status.Rejected;
        emit ContributionRejected(contributionId, datanetId, msg.sender, reason);
        // Not to who decided: nobody earns by rejecting.
        _payBond(contribution, parameters.holderOf(IProtocolParameters.Role.Treasury));
    }

    /// @inheritdoc IDatanetRegistry
    function withdrawContribution(uint256 contributionId) external {
        Contribution storage contribution = _contributions[contributionId];
        Status status = contribution.status;
        if (status == Status.None) revert ContributionMissing(contributionId);
        if (msg.sender != contribution.contributor) revert NotContributor(contributionId, msg.sender);

        uint256 datanetId = contribution.datanetId;
        if (status == Status.Accepted) {
            Datanet storage datanet = _datanets[datanetId];
            ++datanet.revision;
            contribution.withdrawnAfter = datanet.versionCount;
        } else if (status != Status.Submitted) {
            revert WrongContributionStatus(contributionId, status);
        }
        contribution.status = Status.Withdrawn;
        emit ContributionWithdrawn(contributionId, datanetId, msg.sender);
        _payBond(contribution, msg.sender);
    }

    /// @inheritdoc IDatanetRegistry
    function publishVersion(uint256 datanetId, uint256 revision, string calldata manifestCid, bytes32 manifestHash)
        external
        returns (uint256 version)
    {
        _checkCurator(datanetId);
        _checkCid(manifestCid);
        Datanet storage datanet = _datanets[datanetId];
        if (revision != datanet.revision) revert RevisionChanged(datanetId, revision, datanet.revision);
        if (revision == datanet.publishedRevision) revert NothingNew(datanetId);

        datanet.publishedRevision = datanet.revision;
        version = ++datanet.versionCount;
        uint64 accepted = datanet.acceptedCount;
        _versions[datanetId][version] =
            Version({acceptedCount: accepted, publishedAt: uint64(block.timestamp), manifestHash: manifestHash});
        emit VersionPublished(datanetId, version, msg.sender, accepted, manifestCid, manifestHash);
    }

    /// @inheritdoc IDatanetRegistry
    function policyOf(uint256 datanetId) external view returns (Access contribute, Access train) {
        _requireOwned(datanetId);
        return (_datanets[datanetId].contribute, _datanets[datanetId].train);
    }

    /// @inheritdoc IDatanetRegistry
    function stakesOf(uint256 datanetId) external view returns (uint256 contributionBond, uint256 curatorStake) {
        _requireOwned(datanetId);
        return (_datanets[datanetId].contributionBond, _datanets[datanetId].curatorStake);
    }

    /// @inheritdoc IDatanetRegistry
    function revisionOf(uint256 datanetId) external view returns (uint256) {
        return _datanets[datanetId].revision;
    }

    /// @inheritdoc IDatanetRegistry
    function acceptanceOf(uint256 contributionId) external view returns (address curator, uint256 acceptedAt) {
        return (_contributions[contributionId].curator, _contributions[contributionId].acceptedAt);
    }

    /// @inheritdoc IDatanetRegistry
    function contributionOf(uint256 contributionId) external view returns (Contribution memory) {
        if (_contributions[contributionId].status == Status.None) revert ContributionMissing(contributionId);
        return _contributions[contributionId];
    }

    /// @inheritdoc IDatanetRegistry
    function isInVersion(uint256 datanetId, uint256 version, uint256 contributionId) external view returns (bool) {
        uint256 accepted = versionOf(datanetId, version).acceptedCount;
        Contribution storage contribution = _contributions[contributionId];
        uint256 sequence = contribution.sequence;
        if (contribution.datanetId != datanetId || sequence == 0 || sequence > accepted) return false;
        return contribution.status == Status.Accepted || contribution.withdrawnAfter >= version;
    }

    /// @inheritdoc IDatanetRegistry
    function versionCount(uint256 datanetId) external view returns (uint256) {
        return _datanets[datanetId].versionCount;
    }

    /// @inheritdoc IDatanetRegistry
    function acceptedCount(uint256 datanetId) external view returns (uint256) {
        return _datanets[datanetId].acceptedCount;
    }

    /// @notice Where the Datanet's description is (ERC-721 metadata).
    function tokenURI(uint256 datanetId) public view override returns (string memory) {
        _requireOwned(datanetId);
        return string.concat("ipfs://", _datanets[datanetId].metadataCid);
    }

    /// @inheritdoc IDatanetRegistry
    function isCurator(uint256 datanetId, address account) public view returns (bool) {
        return account == ownerOf(datanetId) || _curators[datanetId][account];
    }

    /// @inheritdoc IDatanetRegistry
    function mayContribute(uint256 datanetId, address account) public view returns (bool) {
        return _may(datanetId, account, Permission.Contribute);
    }

    /// @inheritdoc IDatanetRegistry
    function mayTrain(uint256 datanetId, address account) public view returns (bool) {
        return _may(datanetId, account, Permission.Train);
    }

    /// @inheritdoc IDatanetRegistry
    function versionOf(uint256 datanetId, uint256 version) public view returns (Version memory) {
        if (version == 0 || version > _datanets[datanetId].versionCount) revert VersionMissing(datanetId, version);
        return _versions[datanetId][version];
    }

    function _may(uint256 datanetId, address account, Permission permission) private view returns (bool) {
        if (account == ownerOf(datanetId)) return true;
        Access access = _accessOf(datanetId, permission);
        if (access == Access.OnRequest) return _granted[datanetId][permission][account];
        return access == Access.Anyone;
    }

    function _accessOf(uint256 datanetId, Permission permission) private view returns (Access) {
        Datanet storage datanet = _datanets[datanetId];
        return permission == Permission.Contribute ? datanet.contribute : datanet.train;
    }

    /// @dev Who decides: a curator or the owner, on a submitted contribution of somebody else.
    function _checkDecision(uint256 contributionId, Contribution storage contribution)
        private
        view
        returns (uint256 datanetId)
    {
        Status status = contribution.status;
        if (status == Status.None) revert ContributionMissing(contributionId);
        datanetId = contribution.datanetId;
        _checkCurator(datanetId);
        if (msg.sender == contribution.contributor) revert OwnContribution(contributionId, msg.sender);
        if (status != Status.Submitted) revert WrongContributionStatus(contributionId, status);
    }

    /// @dev Ascending and below the count, the list names each record once; shorter than the count, not all of them.
    function _checkExcluded(uint256 contributionId, uint256 recordCount, uint32[] calldata excluded) private pure {
        if (excluded.length >= recordCount) revert InvalidExcluded(contributionId, recordCount - 1);
        uint256 lowest = 0;
        for (uint256 i = 0; i < excluded.length; ++i) {
            uint256 index = excluded[i];
            if (index < lowest || index >= recordCount) revert InvalidExcluded(contributionId, i);
            lowest = index + 1;
        }
    }

    /// @dev Who curates a Datanet that asks for stakes has one there, the owner included.
    function _checkCurator(uint256 datanetId) private view {
        if (!isCurator(datanetId, msg.sender)) revert NotCurator(datanetId, msg.sender);
        uint256 needed = _datanets[datanetId].curatorStake;
        if (needed == 0) return;
        uint256 held = staking.activeStakeOf(datanetId, msg.sender);
        if (held < needed) revert CuratorStakeTooSmall(datanetId, msg.sender, held, needed);
    }

    function _payBond(Contribution storage contribution, address to) private {
        uint256 bond = contribution.bond;
        if (bond == 0) return;
        contribution.bond = 0;
        SafeERC20.safeTransfer(IERC20(token), to, bond);
    }

    function _checkOwner(uint256 datanetId) private view {
        if (msg.sender != ownerOf(datanetId)) revert NotDatanetOwner(datanetId, msg.sender);
    }

    function _checkCid(string calldata cid) private pure {
        if (bytes(cid).length == 0) revert EmptyCid();
    }
}
