package io.i9chat.tck.memory;

import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.CommitResult.Stale;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.Opened;
import io.i9chat.ports.model.chat.Opening;
import io.i9chat.ports.model.chat.Payload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The chats in memory. */
final class InMemoryChats implements Chats {
  private final InMemoryStore store;

  InMemoryChats(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Opened open(Opening opening) {
    return store.locked(() ->
        switch (opening) {
          case Opening.Direct direct -> openDirect(direct);
          case Opening.Group group -> openGroup(group);
        });
  }

  private Opened openDirect(Opening.Direct opening) {
    Set<PersonId> pair = Set.of(opening.opener(), opening.other());
    ChatId id = store.directChats.computeIfAbsent(pair, unknown -> opening.fresh());
    ChatState chat =
        store.chats.computeIfAbsent(
            id,
            unknown ->
                new ChatState(
                    id, ChatKind.DIRECT, opening.at(), List.of(opening.opener(), opening.other())));
    boolean fresh = chat.openSide(opening.opener());
    return new Opened(chat.view(List.of()), fresh);
  }

  private Opened openGroup(Opening.Group opening) {
    PersonId opener = opening.opener();
    ChatState there = store.chats.get(opening.fresh());
    if (there != null) {
      return new Opened(there.view(List.of(opener)), false);
    }
    ChatState chat = new ChatState(opening.fresh(), ChatKind.GROUP, opening.at(), List.of());
    store.chats.put(chat.id, chat);
    chat.append(new Intent(opener, 0, opening.at(), new Payload.Created(opening.name())));
    chat.append(new Intent(opener, 0, opening.at(), new Payload.Added(opening.people())));
    return new Opened(chat.view(List.of(opener)), true);
  }

  @Override
  public Optional<ChatView> view(ChatId chat, Collection<PersonId> people) {
    return store.locked(() -> store.chat(chat).map(state -> state.view(people)));
  }

  @Override
  public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
    return store.locked(() -> {
      Optional<ChatState> state = store.chat(chat);
      boolean stopped = state.isEmpty();
      List<CommitResult> results = new ArrayList<>();
      for (Intent intent : intents) {
        CommitResult result = stopped ? new Stale() : state.orElseThrow().commit(intent);
        stopped = result instanceof Stale;
        results.add(result);
      }
      return List.copyOf(results);
    });
  }

  @Override
  public Optional<CommitResult> made(ChatId chat, PersonId author, Payload.Message message) {
    return store.locked(
        () -> store.chat(chat).flatMap(s -> Optional.ofNullable(s.made(author, message))));
  }
}
