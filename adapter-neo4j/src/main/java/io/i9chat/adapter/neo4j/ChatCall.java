package io.i9chat.adapter.neo4j;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.MarkResult;
import io.i9chat.ports.model.chat.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Something asked of one chat that must see it locked. Deciding it twice gives the same. */
sealed interface ChatCall<R> {
  ChatId chat();

  /** Names everybody whose membership the answer may need, beside the sides of a direct chat. */
  void people(Consumer<PersonId> needed);

  /** Names the client ids that the answer may need. */
  void clientIds(Consumer<ChatState.Authored> needed);

  R decide(ChatState chat);

  /** The answer if there is no such chat. */
  R withoutChat();

  /** Appends entries. */
  record Commit(ChatId chat, List<Intent> intents) implements ChatCall<List<CommitResult>> {
    @Override
    public void people(Consumer<PersonId> needed) {
      for (Intent intent : intents) {
        needed.accept(intent.author());
        intent.payload().named().forEach(needed);
      }
    }

    @Override
    public void clientIds(Consumer<ChatState.Authored> needed) {
      for (Intent intent : intents) {
        if (intent.payload() instanceof Payload.Message message) {
          needed.accept(new ChatState.Authored(intent.author(), message.clientId()));
        }
      }
    }

    @Override
    public List<CommitResult> decide(ChatState state) {
      List<CommitResult> results = new ArrayList<>(intents.size());
      boolean stopped = false;
      for (Intent intent : intents) {
        CommitResult result = stopped ? new CommitResult.Stale() : state.append(intent);
        stopped |= result instanceof CommitResult.Stale;
        results.add(result);
      }
      return results;
    }

    @Override
    public List<CommitResult> withoutChat() {
      return intents.stream().map(intent -> (CommitResult) new CommitResult.Stale()).toList();
    }
  }

  /** Looks for a message. */
  record Made(ChatId chat, PersonId author, Payload.Message message)
      implements ChatCall<Optional<CommitResult>> {
    @Override
    public void people(Consumer<PersonId> needed) {}

    @Override
    public void clientIds(Consumer<ChatState.Authored> needed) {
      needed.accept(new ChatState.Authored(author, message.clientId()));
    }

    @Override
    public Optional<CommitResult> decide(ChatState state) {
      return state.made(author, message);
    }

    @Override
    public Optional<CommitResult> withoutChat() {
      return Optional.empty();
    }
  }

  /** Raises watermarks. */
  record Mark(ChatId chat, PersonId person, long delivered, long read, Instant at)
      implements ChatCall<MarkResult> {
    @Override
    public void people(Consumer<PersonId> needed) {
      needed.accept(person);
    }

    @Override
    public void clientIds(Consumer<ChatState.Authored> needed) {}

    @Override
    public MarkResult decide(ChatState state) {
      return state.mark(person, delivered, read, at);
    }

    @Override
    public MarkResult withoutChat() {
      return new MarkResult.NotIn();
    }
  }
}
