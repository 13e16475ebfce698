package io.i9chat.bench.workload.mixed;

import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Api;
import io.i9chat.bench.workload.RunName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Who knows whom in the workload "mixed": every person has a direct chat with each of two
 * neighbours in a circle, and is in one group of twenty.
 */
final class MixedTown {
  static final int GROUP = 20;

  private final List<MixedPerson> people = new ArrayList<>();
  private final List<MixedChat> chats = new ArrayList<>();
  private final List<Account> readers = new ArrayList<>();

  /** Makes all chats, with a message in each direct one, so that both have it. */
  static MixedTown build(Api api, List<Account> accounts, MixedScene scene)
      throws IOException, InterruptedException {
    MixedTown town = new MixedTown();
    String run = RunName.fresh();
    List<List<MixedSeat>> seats = new ArrayList<>();
    accounts.forEach(account -> seats.add(new ArrayList<>()));
    for (int i = 0; i < accounts.size(); i++) {
      int next = (i + 1) % accounts.size();
      Account first = accounts.get(i);
      Api.Chat chat = api.openDirect(first, accounts.get(next).username());
      long head = api.send(first, chat.id(), run + "-" + i, "Hello!");
      MixedChat direct = town.add(new MixedChat(chat.id(), false, head), first);
      seats.get(i).add(new MixedSeat(direct, head));
      seats.get(next).add(new MixedSeat(direct, head));
    }
    int groups = accounts.size() / GROUP;
    for (int g = 0; g < groups; g++) {
      // The last group takes those who are left over.
      int from = g * GROUP;
      int to = g == groups - 1 ? accounts.size() : from + GROUP;
      Account first = accounts.get(from);
      List<String> others = accounts.subList(from + 1, to).stream().map(Account::username).toList();
      Api.Chat chat = api.createGroup(first, run + "-" + g, others);
      MixedChat group = town.add(new MixedChat(chat.id(), true, chat.head()), first);
      seats.subList(from, to).forEach(own -> own.add(new MixedSeat(group, 0)));
    }
    for (int i = 0; i < accounts.size(); i++) {
      town.people.add(new MixedPerson(accounts.get(i), scene, seats.get(i)));
    }
    return town;
  }

  private MixedChat add(MixedChat chat, Account reader) {
    chats.add(chat);
    readers.add(reader);
    return chat;
  }

  List<MixedPerson> people() {
    return people;
  }

  /** All chats. */
  List<MixedChat> chats() {
    return chats;
  }

  /** A person who is in this chat of {@link #chats}. */
  Account readerOf(int chat) {
    return readers.get(chat);
  }
}
