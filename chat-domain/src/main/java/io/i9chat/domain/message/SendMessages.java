package io.i9chat.domain.message;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.chat.Hint;
import io.i9chat.domain.chat.NamedEntry;
import io.i9chat.domain.chat.Names;
import io.i9chat.domain.message.SendPolicy.Decision;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.CommitResult.Committed;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.live.Signal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
  public record Command(PersonId author, ChatId chat, List<Payload.Message> messages) {
    /** Takes a copy of the list. */
    public Command {
      messages = List.copyOf(messages);
    }
  }

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
  private final InstantSource clock;

  SendMessages(Chats chats, ChatLog log, Signals signals, Names names, InstantSource clock) {
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
    @Nullable Outcome[] outcomes = new Outcome[command.messages().size()];
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (!round(command, outcomes)) {
        return Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
      }
    }
    throw new PortFailure("the chat changes faster than messages can be decided");
  }

  /**
   * Decides and commits what has no outcome yet, and answers whether any is to be decided again.
   */
  private boolean round(Command command, @Nullable Outcome[] outcomes) {
    Optional<ChatView> view = chats.view(command.chat(), List.of(command.author()));
    ChatAccess access = ChatAccess.of(view, command.author());
    Function<Payload.Message, Optional<Entry>> target = targets(command, outcomes, access);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Intent> intents = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    Decision[] refused = new Decision[outcomes.length];
    for (int i = 0; i < outcomes.length; i++) {
      if (outcomes[i] != null) {
        continue;
      }
      Payload.Message message = command.messages().get(i);
      Decision decision = SendPolicy.decide(access, message, target.apply(message));
      if (decision instanceof Decision.Allowed(long version)) {
        intents.add(new Intent(command.author(), version, now, message));
        places.add(i);
      } else {
        refused[i] = decision;
      }
    }
    boolean stale = !intents.isEmpty() && commit(command.chat(), intents, places, outcomes);
    for (int i = 0; i < outcomes.length; i++) {
      if (refused[i] != null) {
        outcomes[i] = madeBefore(command, command.messages().get(i), refused[i]);
      }
    }
    return stale;
  }

  private Function<Payload.Message, Optional<Entry>> targets(
      Command command, @Nullable Outcome[] outcomes, ChatAccess access) {
    Set<Long> seqs = new TreeSet<>();
    if (access instanceof ChatAccess.Member) {
      for (int i = 0; i < outcomes.length; i++) {
        Long replyTo = command.messages().get(i).replyTo();
        if (outcomes[i] == null && replyTo != null) {
          seqs.add(replyTo);
        }
      }
    }
    if (seqs.isEmpty()) {
      return message -> Optional.empty();
    }
    var found =
        log.at(command.chat(), seqs).stream()
            .collect(Collectors.toMap(Entry::seq, Function.identity()));
    return message ->
        message.replyTo() == null
            ? Optional.empty()
            : Optional.ofNullable(found.get(message.replyTo()));
  }

  /** Commits, tells the nodes, and answers whether any intent was stale. */
  private boolean commit(
      ChatId chat, List<Intent> intents, List<Integer> places, @Nullable Outcome[] outcomes) {
    List<CommitResult> results = chats.commit(chat, intents);
    List<Committed> published = new ArrayList<>(results.size());
    boolean stale = false;
    for (int i = 0; i < results.size(); i++) {
      int place = places.get(i);
      switch (results.get(i)) {
        case Committed committed -> {
          published.add(committed);
          outcomes[place] = new Outcome.Sent(NamedEntry.of(committed.entry(), names), true);
        }
        case CommitResult.Repeated repeated -> outcomes[place] = repeated(repeated);
        case CommitResult.Mismatch mismatch -> outcomes[place] = new Outcome.Mismatch();
        case CommitResult.Stale again -> stale = true;
      }
    }
    if (!published.isEmpty()) {
      Hint.publish(signals, new Signal.Appended(chat, published));
    }
    return stale;
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
