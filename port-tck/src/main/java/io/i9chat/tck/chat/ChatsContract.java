package io.i9chat.tck.chat;

/**
 * The contract of {@link io.i9chat.ports.chat.Chats}: opening, views, committing, and all of it at
 * once. A test class of an adapter implements it and gives its ports.
 */
public interface ChatsContract
    extends OpeningContract,
        CommitContract,
        ActivityContract,
        RacingContract,
        ViewingContract,
        StandingsContract,
        WithdrawalContract,
        StancesAndMediaContract,
        ParticipantsContract {}
