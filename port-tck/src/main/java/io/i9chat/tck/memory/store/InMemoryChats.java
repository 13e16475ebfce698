package io.i9chat.tck.memory.store;

import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.Roster;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.CommitResult.Stale;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.tck.memory.store.StoreState.GroupKey;
import io.i9chat.tck.memory.store.StoreState.MadeGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The chats in memory. */
final class InMemoryChats implements Chats {
  private final StoreState store;
  private final MediaState media;
  private final ChatCommits commits;
  private final Map<ChatId, Map<PersonId, ChatView>> recent = new HashMap<>();

  InMemoryChats(StoreState store) {
    this.store = store;
    this.media = new MediaState(store);
    this.commits = new ChatCommits(store);
  }

  @Override
  public OpenResult open(Opening opening) {
    return store.locked(() ->
        switch (opening) {
          case Opening.Direct direct -> openDirect(direct);
          case Opening.Group group ->
              made(group.opener(), group.clientId(), group.fingerprint())
                  .orElseGet(() -> openGroup(group));
        });
  }

  private OpenResult openDirect(Opening.Direct opening) {
    if (!opening.preconditions().stream().allMatch(store::holds)) {
      return new OpenResult.Stale();
    }
    Set<PersonId> pair = Set.of(opening.opener(), opening.other());
    ChatId id = store.directChats.computeIfAbsent(pair, unknown -> opening.fresh());
    List<PersonId> sides = List.of(opening.opener(), opening.other());
    ChatState chat =
        store.chats.computeIfAbsent(
            id, unknown -> new ChatState(store, id, opening.at(), sides, null));
    boolean fresh = chat.openSide(opening.opener());
    return new OpenResult.Opened(chat.view(List.of()), fresh, List.of());
  }

  private OpenResult openGroup(Opening.Group opening) {
    PersonId opener = opening.opener();
    GroupProfile profile = opening.profile();
    Picture picture = profile.picture();
    boolean holds =
        opening.preconditions().stream().allMatch(store::holds)
            && (picture == null || media.areVerified(picture.objects()));
    if (!holds) {
      return new OpenResult.Stale();
    }
    if (picture != null) {
      media.use(picture.objects());
    }
    ChatState chat = new ChatState(store, opening.fresh(), opening.at(), List.of(), profile);
    store.chats.put(chat.id, chat);
    store.groups.put(
        new GroupKey(opener, opening.clientId()), new MadeGroup(opening.fingerprint(), chat.id));
    Committed created =
        chat.append(new Intent(opener, 0, opening.at(), new Payload.Created(profile.name())));
    Committed added =
        chat.append(new Intent(opener, 0, opening.at(), new Payload.Added(opening.people())));
    return new OpenResult.Opened(chat.view(List.of(opener)), true, List.of(created, added));
  }

  @Override
  public Optional<OpenResult> opened(PersonId opener, ClientId clientId, Fingerprint fingerprint) {
    return store.locked(() -> made(opener, clientId, fingerprint));
  }

  private Optional<OpenResult> made(PersonId opener, ClientId clientId, Fingerprint fingerprint) {
    MadeGroup made = store.groups.get(new GroupKey(opener, clientId));
    if (made == null) {
      return Optional.empty();
    }
    if (!made.fingerprint().equals(fingerprint)) {
      return Optional.of(new OpenResult.Mismatch());
    }
    return store
        .chat(made.chat())
        .map(chat -> new OpenResult.Opened(chat.view(List.of(opener)), false, List.of()));
  }

  @Override
  public Optional<ChatView> between(PersonId one, PersonId other) {
    return store.locked(
        () -> store.directChat(one, other).map(chat -> chat.view(List.of(one, other))));
  }

  @Override
  public Optional<ChatView> view(ChatId chat, Collection<PersonId> people) {
    return store.locked(() -> {
      Optional<ChatView> view = store.chat(chat).map(state -> state.view(people));
      view.ifPresent(now -> people.forEach(person -> keep(now, person)));
      return view;
    });
  }

  /** The oldest that is kept stays, so that a decision on it is wrong as often as can be. */
  private void keep(ChatView view, PersonId person) {
    if (view.of(person).isIn()) {
      recent.computeIfAbsent(view.id(), chat -> new HashMap<>()).putIfAbsent(person, view);
    }
  }

  @Override
  public Optional<ChatView> recent(ChatId chat, PersonId person) {
    return store.locked(() -> Optional.ofNullable(recent.getOrDefault(chat, Map.of()).get(person)));
  }

  @Override
  public Optional<Roster> roster(ChatId chat) {
    return store.locked(
        () -> store.chat(chat).map(state -> new Roster(state.version(), state.members())));
  }

  @Override
  public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
    return store.locked(() -> {
      Optional<ChatState> state = store.chat(chat);
      boolean stopped = state.isEmpty();
      List<CommitResult> results = new ArrayList<>();
      for (Intent intent : intents) {
        CommitResult result = stopped ? new Stale() : commits.commit(state.orElseThrow(), intent);
        stopped = result instanceof Stale;
        results.add(result);
      }
      if (stopped) {
        recent.remove(chat);
      }
      return List.copyOf(results);
    });
  }

  @Override
  public Optional<CommitResult> made(ChatId chat, PersonId author, IdempotencyKey key) {
    return store.locked(() -> store.chat(chat).flatMap(state -> state.log.made(author, key)));
  }
}
