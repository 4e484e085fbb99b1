// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProtocolParameters} from "./interfaces/IProtocolParameters.sol";

/// @title What the community decides about the protocol
/// @dev See {IProtocolParameters} for what each number means and what governance can do at worst.
contract ProtocolParameters is IProtocolParameters {
    uint256 private constant WHOLE = 10_000;
    /// @notice No vote takes more than this from a fee for the treasury, in basis points.
    uint256 public constant MOST_TREASURY_PART = 2_000;
    /// @notice No vote leaves the contributors less than this of a fee, in basis points.
    uint256 public constant LEAST_CONTRIBUTORS_PART = 3_000;
    /// @notice No vote asks a larger part of what is newly at risk as a bond, in basis points.
    uint256 public constant MOST_BOND_PART = 5_000;

    address public immutable governance;
    /// @notice Seconds below which neither the challenge window nor the unbonding delay can be set.
    uint256 public immutable SHORTEST_WINDOW;
    /// @notice Seconds below which the resolution time cannot be set: what a vote and the timelock take at least.
    uint256 public immutable LEAST_RESOLUTION_TIME;

    mapping(Parameter => uint256) private _values;
    mapping(Role => address) private _holders;
    FeeParts private _feeParts;

    /// @param values One for each {Parameter}, in their order.
    /// @param holders One for each {Role}, in their order.
    constructor(
        address governance_,
        uint256 shortestWindow,
        uint256 leastResolutionTime,
        uint256[7] memory values,
        address[3] memory holders,
        FeeParts memory parts
    ) {
        governance = governance_;
        SHORTEST_WINDOW = shortestWindow;
        LEAST_RESOLUTION_TIME = leastResolutionTime;
        for (uint256 i = 0; i < values.length; ++i) {
            _setParameter(Parameter(i), values[i]);
        }
        for (uint256 i = 0; i < holders.length; ++i) {
            _setRole(Role(i), holders[i]);
        }
        _setFeeParts(parts);
    }

    modifier onlyGovernance() {
        _checkGovernance();
        _;
    }

    /// @inheritdoc IProtocolParameters
    function setParameter(Parameter parameter, uint256 value) external onlyGovernance {
        _setParameter(parameter, value);
    }

    /// @inheritdoc IProtocolParameters
    function setRole(Role role, address holder) external onlyGovernance {
        _setRole(role, holder);
    }

    /// @inheritdoc IProtocolParameters
    function setFeeParts(FeeParts calldata parts) external onlyGovernance {
        _setFeeParts(parts);
    }

    /// @inheritdoc IProtocolParameters
    function valueOf(Parameter parameter) external view returns (uint256) {
        return _values[parameter];
    }

    /// @inheritdoc IProtocolParameters
    function holderOf(Role role) external view returns (address) {
        return _holders[role];
    }

    /// @inheritdoc IProtocolParameters
    function feeParts() external view returns (FeeParts memory) {
        return _feeParts;
    }

    /// @inheritdoc IProtocolParameters
    function boundsOf(Parameter parameter) public view returns (uint256 least, uint256 most) {
        if (parameter == Parameter.ProposalBondPart) return (0, MOST_BOND_PART);
        // A hundred thousand OPEN, a ten-thousandth of the supply.
        if (parameter == Parameter.MinimumBond || parameter == Parameter.MinimumStake) return (1e18, 100_000e18);
        if (parameter == Parameter.ResolutionTime) return (LEAST_RESOLUTION_TIME, 60 days);
        return (SHORTEST_WINDOW, 30 days);
    }

    function _setParameter(Parameter parameter, uint256 value) private {
        (uint256 least, uint256 most) = boundsOf(parameter);
        if (value < least || value > most) revert ParameterOutOfBounds(parameter, value, least, most);
        _values[parameter] = value;
        emit ParameterChanged(parameter, value);
    }

    function _setRole(Role role, address holder) private {
        // Without a guardian challenges run into their resolution time, which governance may want.
        if (holder == address(0) && role != Role.Guardian) revert InvalidRoleHolder(role, holder);
        _holders[role] = holder;
        emit RoleChanged(role, holder);
    }

    function _setFeeParts(FeeParts memory parts) private {
        uint256 sum =
            uint256(parts.treasury) + parts.builder + parts.curators + parts.compute + uint256(parts.contributors);
        if (sum != WHOLE || parts.treasury > MOST_TREASURY_PART || parts.contributors < LEAST_CONTRIBUTORS_PART) {
            revert InvalidFeeParts(parts);
        }
        _feeParts = parts;
        emit FeePartsChanged(parts);
    }

    function _checkGovernance() private view {
        if (msg.sender != governance) revert NotGovernance(msg.sender);
    }
}
