package io.i9chat.adapter.neo4j.chat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.receipt.MarkResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something asked of one chat that must see it locked. Deciding it twice gives the same. */
sealed interface ChatCall<R> {
  ChatId chat();

  /** Names everything that the answer may need. */
  void needs(Ask ask);

  R decide(ChatState chat);

  /** The answer if there is no such chat. */
  R withoutChat();

  /** Appends entries. */
  record Commit(ChatId chat, List<Intent> intents) implements ChatCall<List<CommitResult>> {
    @Override
    public void needs(Ask ask) {
      for (Intent intent : intents) {
        ask.people.add(intent.author());
        ask.people.addAll(intent.payload().named());
        IdempotencyKey key = intent.payload().key();
        if (key != null) {
          ask.clientIds.add(new Ask.Authored(intent.author(), key.clientId()));
        }
        if (intent.payload() instanceof Payload.About about) {
          ask.messages.add(about.target());
        }
        if (intent.quota() != Intent.UNBOUNDED) {
          ask.authors.add(intent.author());
        }
        ask.media.addAll(intent.payload().media());
        intent.preconditions().forEach(precondition -> needs(ask, intent.author(), precondition));
      }
    }

    private static void needs(Ask ask, PersonId author, Precondition precondition) {
      switch (precondition) {
        case Precondition.Undeleted it -> ask.messages.add(it.seq());
        case Precondition.LastEdit it -> ask.messages.add(it.target());
        case Precondition.LastReaction it ->
            ask.reactions.add(new Ask.Reacted(it.target(), author));
        case Precondition.PrivacyVersion it -> ask.privacyVersions.add(it.person());
      }
    }

    @Override
    public List<CommitResult> decide(ChatState state) {
      return Intent.inOrder(intents, state::append);
    }

    @Override
    public List<CommitResult> withoutChat() {
      return Intent.inOrder(intents, intent -> CommitResult.STALE);
    }
  }

  /** Looks for a message or an edit. */
  record Made(ChatId chat, PersonId author, IdempotencyKey key)
      implements ChatCall<Optional<CommitResult>> {
    @Override
    public void needs(Ask ask) {
      ask.clientIds.add(new Ask.Authored(author, key.clientId()));
    }

    @Override
    public Optional<CommitResult> decide(ChatState state) {
      return CommitResult.made(state, author, key);
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
    public void needs(Ask ask) {
      ask.people.add(person);
    }

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
