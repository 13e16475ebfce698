package io.i9chat.domain.message;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.chat.Fingerprints;
import io.i9chat.domain.chat.Hint;
import io.i9chat.domain.chat.NamedEntry;
import io.i9chat.domain.chat.Names;
import io.i9chat.domain.message.SendPolicy.Decision;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.CommitResult.Committed;
import io.i9chat.ports.model.chat.Content;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.live.Signal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages of one person to one chat, in order. Several at once are decided on the same facts
 * and handed to the store together, so that a sender with many in flight waits for one commit.
 */
public final class SendMessages {
  /** How often a decision is made again on fresh facts before the chat counts as too busy. */
  private static final int ATTEMPTS = 50;

  /** Who sends what where. */
  public record Command(PersonId author, ChatId chat, List<Draft> messages) {
    /** Takes a copy of the list. */
    public Command {
      messages = List.copyOf(messages);
    }
  }

  /**
   * A message as its author sends it.
   *
   * @param clientId the author's key of it in this chat, for good
   * @param replyTo the seq of the message it answers, {@code null} if none
   */
  public record Draft(ClientId clientId, Content content, @Nullable Long replyTo) {}

  /** What became of one message. */
  public sealed interface Outcome {
    /**
     * It is in the log.
     *
     * @param fresh whether this call put it there; if not, an earlier one with its client id did
     */
    record Sent(NamedEntry entry, boolean fresh) implements Outcome {}

    /** The client id was used for another message. */
    record Mismatch() implements Outcome {}

    /** No chat that the author may see. */
    record NotFound() implements Outcome {}

    /** The author is not in the chat any more. */
    record Gone() implements Outcome {}

    /** What it answers is not a message that the author can see. */
    record ReplyNotVisible() implements Outcome {}
  }

  private final Chats chats;
  private final ChatLog log;
  private final Signals signals;
  private final Names names;
  private final Fingerprints fingerprints;
  private final InstantSource clock;

  SendMessages(
      Chats chats,
      ChatLog log,
      Signals signals,
      Names names,
      Fingerprints fingerprints,
      InstantSource clock) {
    this.fingerprints = fingerprints;
    this.chats = chats;
    this.log = log;
    this.signals = signals;
    this.names = names;
    this.clock = clock;
  }

  /**
   * Sends the messages.
   *
   * @return as many outcomes, in the same order
   * @throws PortFailure if the store fails; messages before it may have been sent, and repeating
   *     them is safe
   */
  public List<Outcome> handle(Command command) {
    List<Outcome> outcomes = new ArrayList<>(command.messages().size());
    int inVain = 0;
    while (outcomes.size() < command.messages().size()) {
      int before = outcomes.size();
      round(command, outcomes);
      inVain = outcomes.size() > before ? 0 : inVain + 1;
      if (inVain == ATTEMPTS) {
        throw new PortFailure("the chat changes faster than messages can be decided");
      }
    }
    return List.copyOf(outcomes);
  }

  /**
   * Decides and commits what has no outcome yet, as far as one set of facts goes: what is decided
   * again holds back what is behind it, and a no behind a yes waits until the yes is in the log,
   * for it may be what makes the difference.
   */
  private void round(Command command, List<Outcome> outcomes) {
    List<Payload.Message> rest =
        command.messages().subList(outcomes.size(), command.messages().size()).stream()
            .map(this::message)
            .toList();
    Optional<ChatView> view = chats.view(command.chat(), List.of(command.author()));
    ChatAccess access = ChatAccess.of(view, command.author());
    Function<Payload.Message, Optional<Entry>> target = targets(command.chat(), rest, access);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Intent> intents = new ArrayList<>();
    for (Payload.Message message : rest) {
      Decision decision = SendPolicy.decide(access, message, target.apply(message));
      if (decision instanceof Decision.Allowed(long version)) {
        intents.add(new Intent(command.author(), version, now, message));
      } else if (intents.isEmpty()) {
        outcomes.add(madeBefore(command, message, decision));
      } else {
        break;
      }
    }
    if (!intents.isEmpty()) {
      commit(command.chat(), intents, outcomes);
    }
  }

  private Payload.Message message(Draft draft) {
    return new Payload.Message(
        draft.clientId(),
        fingerprints.message(draft.content(), draft.replyTo()),
        new Body(draft.content(), List.of()),
        draft.replyTo());
  }

  private Function<Payload.Message, Optional<Entry>> targets(
      ChatId chat, List<Payload.Message> messages, ChatAccess access) {
    Set<Long> seqs = new TreeSet<>();
    if (access instanceof ChatAccess.Member) {
      for (Payload.Message message : messages) {
        if (message.replyTo() != null) {
          seqs.add(message.replyTo());
        }
      }
    }
    if (seqs.isEmpty()) {
      return message -> Optional.empty();
    }
    var found =
        log.at(chat, seqs).stream().collect(Collectors.toMap(Entry::seq, Function.identity()));
    return message ->
        message.replyTo() == null
            ? Optional.empty()
            : Optional.ofNullable(found.get(message.replyTo()));
  }

  /**
   * Commits, tells the nodes, and only then names and answers, which may fail: what is in the log
   * has been told of. What is stale, and all behind it, gets no outcome.
   */
  private void commit(ChatId chat, List<Intent> intents, List<Outcome> outcomes) {
    List<CommitResult> results = chats.commit(chat, intents);
    List<Committed> fresh = new ArrayList<>(results.size());
    for (CommitResult result : results) {
      if (result instanceof Committed committed) {
        fresh.add(committed);
      }
    }
    if (!fresh.isEmpty()) {
      Hint.publish(signals, new Signal.Appended(chat, fresh));
    }
    for (CommitResult result : results) {
      switch (result) {
        case Committed committed ->
            outcomes.add(new Outcome.Sent(NamedEntry.of(committed.entry(), names), true));
        case CommitResult.Repeated repeated -> outcomes.add(repeated(repeated));
        case CommitResult.Mismatch mismatch -> outcomes.add(new Outcome.Mismatch());
        case CommitResult.Stale again -> {}
      }
    }
  }

  /** A no to a message that was sent before is answered with what was sent. */
  private Outcome madeBefore(Command command, Payload.Message message, Decision refusal) {
    Optional<CommitResult> made = chats.made(command.chat(), command.author(), message);
    if (made.isPresent()) {
      return made.get() instanceof CommitResult.Repeated repeated
          ? repeated(repeated)
          : new Outcome.Mismatch();
    }
    return switch (refusal) {
      case Decision.NotFound notFound -> new Outcome.NotFound();
      case Decision.Gone gone -> new Outcome.Gone();
      case Decision.ReplyNotVisible reply -> new Outcome.ReplyNotVisible();
      case Decision.Allowed allowed -> throw new IllegalStateException("allowed is no refusal");
    };
  }

  /** The signal of the first sending may have been lost with its node, so it is given again. */
  private Outcome repeated(CommitResult.Repeated repeated) {
    Entry entry = repeated.entry();
    Hint.publish(
        signals, new Signal.Appended(entry.chat(), List.of(new Committed(entry, Set.of()))));
    return new Outcome.Sent(NamedEntry.of(entry, names), false);
  }
}
