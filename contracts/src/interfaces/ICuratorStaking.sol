// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDatanetRegistry} from "./IDatanetRegistry.sol";

/**
 * @title What curators have at risk
 * @notice Who curates a Datanet stakes OPEN on it, earns the stakes' part of its models' fees, and loses stake when a
 * dispute about what it accepted is upheld. Amounts are OPEN base units.
 * @dev Trusted roles:
 * - guardian (and governance, in its place): resolves disputes. At worst it upholds false ones, each at the price of the
 *   disputer's bond in the open, and so gives a curator's stake on that one Datanet away; or dismisses right ones. It
 *   reaches no stake without a dispute, none on another Datanet, and none that has left.
 * There is no owner, no pause and no upgrade. A stake leaves to its curator or by an upheld dispute, no other way.
 */
interface ICuratorStaking {
    /**
     * @param amount At risk, the leaving part included.
     * @param leaving What of it was announced to leave.
     * @param leavesAt When that may be taken, in seconds.
     * @param disputes Open ones against this stake: nothing leaves while there are any.
     */
    struct Stake {
        uint96 amount;
        uint96 leaving;
        uint48 leavesAt;
        uint16 disputes;
    }

    /**
     * @param disputer Zero when there is none.
     * @param bond What the disputer has at stake, and what the curator loses at most.
     * @param resolveBy After that anybody can end it without a winner, in seconds.
     * @param curator Who accepted the contribution.
     * @param datanetId Where.
     */
    struct Dispute {
        address disputer;
        uint96 bond;
        address curator;
        uint48 resolveBy;
        uint48 datanetId;
    }

    event Staked(uint256 indexed datanetId, address indexed curator, uint256 amount);
    event UnstakeRequested(uint256 indexed datanetId, address indexed curator, uint256 amount, uint256 leavesAt);
    event Unstaked(uint256 indexed datanetId, address indexed curator, uint256 amount);
    event AcceptanceDisputed(
        uint256 indexed contributionId,
        address indexed curator,
        address indexed disputer,
        uint256 datanetId,
        uint256 bond,
        uint256 resolveBy,
        string reason
    );
    /// @dev `amount`: upheld, what of the stake the disputer receives beside the bond; else what of the bond the curator
    /// receives. The treasury's part is off already.
    event DisputeResolved(uint256 indexed contributionId, bool upheld, uint256 amount, string reason);
    event DisputeExpired(uint256 indexed contributionId, address indexed disputer);
    event StakeSlashed(uint256 indexed datanetId, address indexed curator, uint256 amount);

    error ZeroAmount();
    error StakeTooSmall(uint256 datanetId, address curator, uint256 stake, uint256 needed);
    error NothingLeaving(uint256 datanetId, address curator);
    error StakeNotFree(uint256 datanetId, address curator, uint256 leavesAt, uint256 disputes);
    error NotAccepted(uint256 contributionId);
    error DisputeTooLate(uint256 contributionId, uint256 closedAt);
    error DisputeOpen(uint256 contributionId);
    error NoDispute(uint256 contributionId);
    error AlreadyUpheld(uint256 contributionId);
    error NothingAtRisk(uint256 datanetId, address curator);
    error NotResolver(address caller);
    error ResolutionPending(uint256 contributionId, uint256 resolveBy);
    error EmptyReason();

    /// @notice Stakes on a Datanet; this contract needs the caller's allowance.
    function stake(uint256 datanetId, uint256 amount) external;

    /// @notice Announces that a stake leaves. Replaces an earlier announcement and starts the delay again; 0 takes it back.
    function requestUnstake(uint256 datanetId, uint256 amount) external;

    /// @notice Pays what was announced, once the delay has passed and no dispute is open.
    function unstake(uint256 datanetId) external returns (uint256 amount);

    /**
     * @notice Disputes that a contribution was rightly accepted, with a bond of the least bond or the curator's stake,
     * whichever is less. Until the unbonding delay after the acceptance has passed.
     */
    function disputeAcceptance(uint256 contributionId, string calldata reason) external;

    /**
     * @notice Says who is right. Guardian or governance only.
     * @dev A quarter of what the loser pays goes to the treasury, so that nobody disputes an acceptance of their own
     * for nothing, to keep others from it.
     * @param upheld True: the disputer gets the bond back and as much again of the curator's stake; the acceptance
     * cannot be disputed again. False: the curator gets the bond.
     */
    function resolveDispute(uint256 contributionId, bool upheld, string calldata reason) external;

    /// @notice Ends a dispute that nobody resolved in time: the bond goes back. Anyone.
    function expireDispute(uint256 contributionId) external;

    /// @notice The registry whose acceptances are disputed here.
    function datanets() external view returns (IDatanetRegistry);

    /// @notice A curator's stake on a Datanet.
    function stakeOf(uint256 datanetId, address curator) external view returns (Stake memory);

    /// @notice What counts: the stake less what was announced to leave.
    function activeStakeOf(uint256 datanetId, address curator) external view returns (uint256);

    /// @notice The open dispute about a contribution's acceptance; all zero when there is none.
    function disputeOf(uint256 contributionId) external view returns (Dispute memory);
}
