package io.i9chat.adapter.neo4j.chat;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.log.Entries;
import io.i9chat.adapter.neo4j.node.DirectChatState;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Roster;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.IdempotencyKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The chats as nodes, with a membership node between each and every person who is or was in it. */
public final class Neo4jChats implements Chats {
  private final Graph graph;
  private final GroupCommit commits;
  private final Views views;
  private final RecentViews recent = new RecentViews();

  public Neo4jChats(Graph graph, GroupCommit commits) {
    this.graph = graph;
    this.commits = commits;
    this.views = new Views(graph);
  }

  @Override
  public OpenResult open(Opening opening) {
    // What an attempt made whose answer may have been lost on its way back.
    AtomicReference<Optional<OpenResult.Opened>> tried = new AtomicReference<>(Optional.empty());
    return graph.write(tx -> {
      OpenResult result = Opener.open(tx, opening);
      if (!(result instanceof OpenResult.Opened opened)) {
        return result;
      }
      if (!opened.fresh()) {
        ChatId found = opened.view().id();
        return tried.get().filter(made -> made.view().id().equals(found)).orElse(opened);
      }
      tried.set(Optional.of(opened));
      return opened;
    });
  }

  @Override
  public Optional<OpenResult> opened(PersonId opener, ClientId clientId, Fingerprint fingerprint) {
    Map<String, Object> key = Map.of("opener", opener.toString(), "clientId", clientId.value());
    return views
        .find(Views.OPENED, key, List.of(opener))
        .map(found ->
            Entries.fingerprint(found.chat().get("fingerprint")).equals(fingerprint)
                ? new OpenResult.Opened(found.view(), false, List.of())
                : new OpenResult.Mismatch());
  }

  @Override
  public Optional<ChatView> between(PersonId one, PersonId other) {
    return views
        .find(Views.BETWEEN, Map.of("pair", DirectChatState.pair(one, other)), List.of())
        .map(Views.Found::view);
  }

  @Override
  public Optional<ChatView> view(ChatId chat, Collection<PersonId> people) {
    // Copied, as the caller may hand over a set that grows meanwhile.
    List<PersonId> asked = List.copyOf(people);
    Optional<ChatView> view =
        views.find(Views.VIEW, Map.of("chat", chat.toString()), asked).map(Views.Found::view);
    if (asked.size() == 1) {
      view.ifPresent(read -> recent.learn(read, asked.getFirst()));
    }
    return view;
  }

  @Override
  public Optional<ChatView> recent(ChatId chat, PersonId person) {
    return recent.find(chat, person);
  }

  /** How often a recent view was at hand. */
  public long recentHits() {
    return recent.hits();
  }

  /** How often none was. */
  public long recentMisses() {
    return recent.misses();
  }

  @Override
  public Optional<Roster> roster(ChatId chat) {
    return views.roster(chat);
  }

  @Override
  public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
    return commits.run(new ChatCall.Commit(chat, List.copyOf(intents)));
  }

  @Override
  public Optional<CommitResult> made(ChatId chat, PersonId author, IdempotencyKey key) {
    return commits.run(new ChatCall.Made(chat, author, key));
  }
}
