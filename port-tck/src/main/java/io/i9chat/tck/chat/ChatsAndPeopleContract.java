package io.i9chat.tck.chat;

/**
 * The part of the contract of {@link io.i9chat.ports.chat.Chats} that spans chats, people and
 * media. A store that has them all runs it beside {@link ChatsContract}.
 */
public interface ChatsAndPeopleContract extends StancesAndMediaContract, ParticipantsContract {}
