// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/**
 * @title What the community decides about the protocol
 * @notice One place for every number and role that votes can change. The other contracts read it when they act, so a
 * change counts from its block on and never for what was promised before.
 * @dev Trusted roles:
 * - governance (the timelock of the token holders): changes parameters within the bounds below, which nobody can
 *   change. At worst it puts its own people into the roles, takes the largest treasury part the bounds leave, and makes
 *   bonds as dear as the bounds let it. It can shorten no window below {SHORTEST_WINDOW}, no resolution below the time
 *   that its own votes take, and it holds no money here.
 */
interface IProtocolParameters {
    /**
     * @dev Times are seconds, amounts OPEN base units, parts basis points.
     * - ChallengeWindow: how long a proposed root can be challenged before it counts.
     * - ResolutionTime: how long a challenge waits for its resolution before proposal and challenge are both dropped.
     * - OperatorTimeout: after so long without a root that came to count, while fees wait, anybody may propose.
     * - ProposalBondPart: the proposer's bond, of the amount newly at risk.
     * - MinimumBond: the least bond of a proposal, and of a first challenge.
     * - MinimumStake: the least stake with which somebody curates a Datanet that asks for stakes.
     * - UnbondingDelay: how long a stake stays at risk after it was announced to leave.
     */
    enum Parameter {
        ChallengeWindow,
        ResolutionTime,
        OperatorTimeout,
        ProposalBondPart,
        MinimumBond,
        MinimumStake,
        UnbondingDelay
    }

    /// @dev Operator: settles and proposes. Guardian: resolves challenges. Treasury: receives the treasury's part.
    enum Role {
        Operator,
        Guardian,
        Treasury
    }

    /// @dev Of a fee, in basis points; they sum to 10,000.
    struct FeeParts {
        uint16 treasury;
        uint16 builder;
        uint16 curators;
        uint16 compute;
        uint16 contributors;
    }

    event ParameterChanged(Parameter indexed parameter, uint256 value);
    event RoleChanged(Role indexed role, address holder);
    event FeePartsChanged(FeeParts parts);

    error NotGovernance(address caller);
    error ParameterOutOfBounds(Parameter parameter, uint256 value, uint256 least, uint256 most);
    error InvalidFeeParts(FeeParts parts);
    error InvalidRoleHolder(Role role, address holder);

    /// @notice Changes a number within its bounds. Governance only.
    function setParameter(Parameter parameter, uint256 value) external;

    /// @notice Gives a role to another account. Governance only.
    function setRole(Role role, address holder) external;

    /// @notice Changes how future fees are divided. Governance only.
    function setFeeParts(FeeParts calldata parts) external;

    /// @notice A number as it is now.
    function valueOf(Parameter parameter) external view returns (uint256);

    /// @notice Who holds a role now.
    function holderOf(Role role) external view returns (address);

    /// @notice How fees settled now are divided.
    function feeParts() external view returns (FeeParts memory);

    /// @notice Between what a number stays, whoever governs.
    function boundsOf(Parameter parameter) external view returns (uint256 least, uint256 most);

    /// @notice Who may change them: the timelock.
    function governance() external view returns (address);
}
