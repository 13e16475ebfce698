package io.i9chat.tck.chat;

/**
 * The contract of {@link io.i9chat.ports.chat.Chats}: opening, views, committing, and all of it at
 * once. A test class of an adapter implements it and gives its ports. What spans chats and people
 * or media is part of the contracts of those ports ({@link ParticipantsContract}, {@link
 * PreconditionsContract}), so that every store that has them has to pass it.
 */
public interface ChatsContract
    extends OpeningContract,
        CommitContract,
        EditKeysContract,
        ActivityContract,
        RacingContract,
        ViewingContract,
        MemberStatusContract,
        WithdrawalContract {}
