// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Escrow} from "./Escrow.sol";
import {OpenToken} from "./OpenToken.sol";
import {IProtocolParameters} from "./interfaces/IProtocolParameters.sol";
import {IRewardDistributor} from "./interfaces/IRewardDistributor.sol";

/// @title What was earned, paid out by Merkle proof
/// @dev See {IRewardDistributor} for what each function promises and what each role can do at worst.
contract RewardDistributor is EIP712, IRewardDistributor {
    bytes32 public constant CLAIM_TYPEHASH =
        keccak256("Claim(address account,address to,uint256 cumulativeAmount,uint256 deadline)");
    /// @notice Of a lost bond, in basis points, what goes to the treasury: who plays both sides pays for it each time.
    uint256 public constant LOST_BOND_TREASURY_PART = 2_500;
    uint256 private constant WHOLE = 10_000;
    uint256 private constant MOST_DOUBLINGS = 16;
    /// @dev Doubling ends at a hundredth of the supply: nobody can make challenging too dear for everybody.
    uint256 private constant LEAST_CHALLENGERS = 100;

    OpenToken public immutable token;
    address public immutable vault;
    IProtocolParameters public immutable parameters;
    Escrow public immutable escrow;

    // What is accepted and not claimed is this contract's balance; everything else is in the escrow. So a claim reads
    // the root and what its account was paid, and needs no sum: a root can pay no more than it brought.
    bytes32 public root;
    // 96 bits hold 79 times the token's supply.
    uint96 private _total;
    uint64 private _epoch;
    // When the pending root counts, in seconds; 0 while there is none, or a challenge of it is open.
    uint64 private _dueAt;
    // Since when fees wait that no accepted root divides: since they came in, or since the last root counted.
    uint64 private _waitingSince;
    uint32 private _failedChallenges;
    uint96 private _bonds;
    uint256 public feesReceived;
    PendingEpoch private _pending;
    Challenge private _challenge;
    mapping(address account => uint256) public claimedOf;

    /// @param vault_ The inference vault: deployed after this contract, so its address is predicted.
    constructor(OpenToken token_, address vault_, IProtocolParameters parameters_)
        EIP712("Tributary RewardDistributor", "1")
    {
        token = token_;
        vault = vault_;
        parameters = parameters_;
        escrow = new Escrow(token_);
    }

    /// @inheritdoc IRewardDistributor
    function notifyFees(uint256 amount) external {
        if (msg.sender != vault) revert NotVault(msg.sender);
        if (feesReceived == (_isDue() ? _pending.total : _total)) _waitingSince = uint64(block.timestamp);
        feesReceived += amount;
        uint256 held = feesReceived - _total + _bonds;
        uint256 balance = token.balanceOf(address(escrow));
        if (balance < held) revert FeesNotReceived(held, balance);
        emit FeesReceived(amount);
    }

    /// @inheritdoc IRewardDistributor
    function proposeEpoch(uint256 epoch_, bytes32 root_, uint256 total_, string calldata fileCid) external {
        if (!_finaliseIfDue() && _pending.epoch != 0) revert EpochPending(_pending.epoch, _pending.claimableAt);
        _checkProposer();
        if (epoch_ != uint256(_epoch) + 1) revert WrongEpoch(epoch_, uint256(_epoch) + 1);
        if (root_ == bytes32(0)) revert EmptyRoot();
        if (bytes(fileCid).length == 0) revert EmptyFileCid();
        if (total_ > feesReceived) revert TotalAboveFees(total_, feesReceived);
        if (total_ < _total) revert TotalBelowAccepted(total_, _total);

        uint256 bond = proposalBond(total_);
        uint256 claimableAt = block.timestamp + _valueOf(IProtocolParameters.Parameter.ChallengeWindow);
        _dueAt = SafeCast.toUint64(claimableAt);
        _pending = PendingEpoch({
            epoch: SafeCast.toUint64(epoch_),
            total: SafeCast.toUint96(total_),
            claimableAt: SafeCast.toUint64(claimableAt),
            root: root_,
            proposer: msg.sender,
            bond: SafeCast.toUint96(bond)
        });
        emit EpochProposed(epoch_, msg.sender, root_, total_, fileCid, claimableAt, bond);
        _takeBond(bond);
    }

    /// @inheritdoc IRewardDistributor
    function challengeEpoch(uint256 epoch_, bytes32 root_, string calldata reason) external {
        _checkPending(epoch_);
        _checkRoot(root_);
        if (_challenge.challenger != address(0)) revert ChallengeOpen(epoch_, _challenge.challenger);
        if (_isDue()) revert WindowClosed(epoch_, _pending.claimableAt);
        if (bytes(reason).length == 0) revert EmptyReason();

        uint256 bond = challengeBond();
        uint256 resolveBy = block.timestamp + _valueOf(IProtocolParameters.Parameter.ResolutionTime);
        _dueAt = 0;
        _challenge = Challenge({
            challenger: msg.sender,
            bond: SafeCast.toUint96(bond),
            openedAt: uint64(block.timestamp),
            resolveBy: SafeCast.toUint64(resolveBy)
        });
        emit EpochChallenged(epoch_, msg.sender, bond, resolveBy, reason);
        _takeBond(bond);
    }

    /// @inheritdoc IRewardDistributor
    function resolveChallenge(uint256 epoch_, bytes32 root_, bool upheld, string calldata reason) external {
        if (
            msg.sender != parameters.holderOf(IProtocolParameters.Role.Guardian)
                && msg.sender != parameters.governance()
        ) {
            revert NotResolver(msg.sender);
        }
        Challenge memory open = _checkChallenge(epoch_);
        _checkRoot(root_);
        if (bytes(reason).length == 0) revert EmptyReason();

        delete _challenge;
        if (upheld) {
            uint256 lost = _pending.bond;
            uint256 won = lost - _treasuryPartOf(lost);
            emit ChallengeUpheld(epoch_, open.challenger, open.bond + won, reason);
            _dropPending();
            _failedChallenges = 0;
            _returnBond(open.challenger, open.bond + won);
            _returnBond(_treasury(), lost - won);
        } else {
            // The proposer's own bond stays at stake: somebody else may still find what this one did not, and has at
            // least half a window for it, however late the failed challenge came.
            uint256 resumed = _pending.claimableAt + block.timestamp - open.openedAt;
            uint256 least = block.timestamp + _valueOf(IProtocolParameters.Parameter.ChallengeWindow) / 2;
            uint64 claimableAt = SafeCast.toUint64(Math.max(resumed, least));
            _pending.claimableAt = claimableAt;
            _dueAt = claimableAt;
            ++_failedChallenges;
            emit ChallengeDismissed(epoch_, open.challenger, claimableAt, reason);
            uint256 part = _treasuryPartOf(open.bond);
            _returnBond(_pending.proposer, open.bond - part);
            _returnBond(_treasury(), part);
        }
    }

    /// @inheritdoc IRewardDistributor
    function expireChallenge(uint256 epoch_) external {
        Challenge memory open = _checkChallenge(epoch_);
        if (block.timestamp < open.resolveBy) revert ResolutionPending(epoch_, open.resolveBy);

        address proposer = _pending.proposer;
        uint256 bond = _pending.bond;
        delete _challenge;
        // Who only wants to delay has to lock twice as much the next time.
        ++_failedChallenges;
        emit ChallengeExpired(epoch_, open.challenger);
        _dropPending();
        _returnBond(proposer, bond);
        _returnBond(open.challenger, open.bond);
    }

    /// @inheritdoc IRewardDistributor
    function finaliseEpoch() external {
        if (_pending.epoch == 0) revert NoPendingEpoch(uint256(_epoch) + 1);
        if (!_finaliseIfDue()) revert WindowOpen(_pending.epoch, _pending.claimableAt);
    }

    /// @inheritdoc IRewardDistributor
    function claim(address account, uint256 cumulativeAmount, bytes32[] calldata proof)
        external
        returns (uint256 paid)
    {
        paid = _claim(account, account, cumulativeAmount, proof);
        if (paid == 0) revert NothingToClaim(account, cumulativeAmount);
    }

    /// @inheritdoc IRewardDistributor
    function claimMany(Claim[] calldata claims) external returns (uint256 paid) {
        for (uint256 i = 0; i < claims.length; ++i) {
            Claim calldata one = claims[i];
            paid += _claim(one.account, one.account, one.cumulativeAmount, one.proof);
        }
    }

    /// @inheritdoc IRewardDistributor
    function claimTo(Claim calldata what, address to, uint256 deadline, bytes calldata signature)
        external
        returns (uint256 paid)
    {
        if (to == address(0) || to == address(this)) revert InvalidRecipient(to);
        if (block.timestamp > deadline) revert ClaimExpired(deadline);
        if (msg.sender != what.account) _checkClaimSignature(what, to, deadline, signature);
        paid = _claim(what.account, to, what.cumulativeAmount, what.proof);
        if (paid == 0) revert NothingToClaim(what.account, what.cumulativeAmount);
    }

    /// @inheritdoc IRewardDistributor
    function openToAllFrom() external view returns (uint256) {
        return _openToAllFrom();
    }

    /// @inheritdoc IRewardDistributor
    function total() external view returns (uint256) {
        return _total;
    }

    /// @inheritdoc IRewardDistributor
    function epoch() external view returns (uint256) {
        return _epoch;
    }

    /// @inheritdoc IRewardDistributor
    function pending() external view returns (PendingEpoch memory) {
        return _pending;
    }

    /// @inheritdoc IRewardDistributor
    function challenge() external view returns (Challenge memory) {
        return _challenge;
    }

    /// @inheritdoc IRewardDistributor
    function claimableEpoch() external view returns (uint256, bytes32, uint256) {
        if (_isDue()) return (_pending.epoch, _pending.root, _pending.total);
        return (_epoch, root, _total);
    }

    /// @inheritdoc IRewardDistributor
    function claimedTotal() external view returns (uint256) {
        return Math.saturatingSub(_total, token.balanceOf(address(this)));
    }

    /// @inheritdoc IRewardDistributor
    function proposalBond(uint256 total_) public view returns (uint256) {
        uint256 accepted = _isDue() ? _pending.total : _total;
        uint256 part = _valueOf(IProtocolParameters.Parameter.ProposalBondPart);
        uint256 atRisk = Math.mulDiv(Math.saturatingSub(total_, accepted), part, WHOLE);
        return Math.max(atRisk, _valueOf(IProtocolParameters.Parameter.MinimumBond));
    }

    /// @inheritdoc IRewardDistributor
    function challengeBond() public view returns (uint256) {
        uint256 bond = _pending.bond;
        if (_failedChallenges == 0) return bond;
        uint256 doubled = bond << Math.min(_failedChallenges, MOST_DOUBLINGS);
        return Math.max(bond, Math.min(doubled, token.totalSupply() / LEAST_CHALLENGERS));
    }

    function _openToAllFrom() private view returns (uint256) {
        uint256 since = _isDue() ? Math.max(_waitingSince, _dueAt) : _waitingSince;
        return since + _valueOf(IProtocolParameters.Parameter.OperatorTimeout);
    }

    function _checkProposer() private view {
        if (msg.sender == parameters.holderOf(IProtocolParameters.Role.Operator)) return;
        uint256 openFrom = feesReceived == _total ? type(uint256).max : _openToAllFrom();
        if (block.timestamp < openFrom) revert NotOperator(msg.sender, openFrom);
    }

    function _checkPending(uint256 epoch_) private view {
        if (epoch_ == 0 || epoch_ != _pending.epoch) revert NoPendingEpoch(epoch_);
    }

    /// @dev A number can be proposed anew: what was meant for one root must not hit the next.
    function _checkRoot(bytes32 root_) private view {
        if (root_ != _pending.root) revert RootChanged(_pending.epoch, root_, _pending.root);
    }

    function _checkChallenge(uint256 epoch_) private view returns (Challenge memory open) {
        _checkPending(epoch_);
        open = _challenge;
        if (open.challenger == address(0)) revert NoChallenge(epoch_);
    }

    function _checkClaimSignature(Claim calldata what, address to, uint256 deadline, bytes calldata signature)
        private
        view
    {
        bytes32 digest = _hashTypedDataV4(
            keccak256(abi.encode(CLAIM_TYPEHASH, what.account, to, what.cumulativeAmount, deadline))
        );
        if (!SignatureChecker.isValidSignatureNowCalldata(what.account, digest, signature)) {
            revert InvalidClaimSignature(what.account);
        }
    }

    /// @dev Pays what the accepted root still owes an account, and gives it back; 0 when it was paid.
    function _claim(address account, address to, uint256 cumulativeAmount, bytes32[] calldata proof)
        private
        returns (uint256 paid)
    {
        bytes32 stated = MerkleProof.processProofCalldata(
            proof, keccak256(bytes.concat(keccak256(abi.encode(account, cumulativeAmount))))
        );
        // A proof of a root that has come due meanwhile makes it the accepted one.
        if (stated != root && (!_finaliseIfDue() || stated != root)) revert InvalidProof(account, cumulativeAmount);
        uint256 claimed = claimedOf[account];
        if (cumulativeAmount <= claimed) return 0;
        paid = cumulativeAmount - claimed;
        claimedOf[account] = cumulativeAmount;
        emit Claimed(account, to, paid, cumulativeAmount);
        SafeERC20.safeTransfer(IERC20(token), to, paid);
    }

    /// @dev A challenged root is never due.
    function _isDue() private view returns (bool) {
        uint256 dueAt = _dueAt;
        return dueAt != 0 && block.timestamp >= dueAt;
    }

    function _finaliseIfDue() private returns (bool) {
        if (!_isDue()) return false;
        PendingEpoch memory due = _pending;
        delete _pending;
        _dueAt = 0;
        _failedChallenges = 0;
        // Not since somebody noticed, and not since a proposal: one that is thrown out keeps nobody's place.
        if (due.claimableAt > _waitingSince) _waitingSince = due.claimableAt;
        uint256 added = due.total - _total;
        _epoch = due.epoch;
        _total = due.total;
        root = due.root;
        emit EpochFinalised(due.epoch, due.root, due.total);
        escrow.pay(address(this), added);
        _returnBond(due.proposer, due.bond);
        return true;
    }

    function _dropPending() private {
        emit EpochRejected(_pending.epoch, _pending.root);
        delete _pending;
    }

    function _takeBond(uint256 bond) private {
        _bonds += SafeCast.toUint96(bond);
        SafeERC20.safeTransferFrom(IERC20(token), msg.sender, address(escrow), bond);
    }

    function _returnBond(address to, uint256 bond) private {
        _bonds -= SafeCast.toUint96(bond);
        escrow.pay(to, bond);
    }

    function _treasuryPartOf(uint256 lost) private pure returns (uint256) {
        return lost * LOST_BOND_TREASURY_PART / WHOLE;
    }

    function _treasury() private view returns (address) {
        return parameters.holderOf(IProtocolParameters.Role.Treasury);
    }

    function _valueOf(IProtocolParameters.Parameter parameter) private view returns (uint256) {
        return parameters.valueOf(parameter);
    }
}
