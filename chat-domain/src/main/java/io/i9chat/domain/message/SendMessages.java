package io.i9chat.domain.message;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.common.Attempts;
import io.i9chat.domain.common.BestEffort;
import io.i9chat.domain.common.Fingerprints;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.entry.Names;
import io.i9chat.domain.media.MediaChecks;
import io.i9chat.domain.media.MediaChecks.Checked;
import io.i9chat.domain.media.MediaFault;
import io.i9chat.domain.storage.StorageSettings;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.Target;
import io.i9chat.ports.ops.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages of one person to one chat, in order. Several at once are decided on the same facts
 * and handed to the store together, so that a sender with many in flight waits for one commit.
 */
public final class SendMessages {
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

  /** The outcome of one message. */
  public sealed interface Outcome {
    /**
     * It is in the log.
     *
     * @param fresh whether this call put it there; if not, an earlier one with its client id did
     */
    record Sent(NamedEntry entry, boolean fresh) implements Outcome {}

    /** The client id was used for something else. */
    record Mismatch() implements Outcome {}

    /** No chat that the author may see. */
    record NotFound() implements Outcome {}

    /** The author is not in the chat any more. */
    record Gone() implements Outcome {}

    /** The other of the direct chat has no account any more. */
    record OtherDeleted() implements Outcome {}

    /** One of the two of the direct chat has blocked the other. */
    record Blocked() implements Outcome {}

    /** What it answers is not a message that the author can see. */
    record ReplyNotVisible() implements Outcome {}

    /** What it answers was deleted. */
    record ReplyDeleted() implements Outcome {}

    /** An object it carries cannot be used. */
    record MediaInvalid(MediaFault fault) implements Outcome {}

    /** The author stores as much as one person may. */
    record QuotaExceeded() implements Outcome {}

    /** The chat has had too many entries of late, or the author has written to too many people. */
    record TooFast(Duration retryAfter) implements Outcome {}
  }

  private final Chats chats;
  private final ChatLog log;
  private final Signals signals;
  private final RateLimiter limiter;
  private final InstantSource clock;
  private final Names names;
  private final Fingerprints fingerprints;
  private final MediaChecks media;
  private final FirstMessages firsts;
  private final StorageSettings storage;

  SendMessages(Ports ports, Names names, Fingerprints fingerprints, StorageSettings storage) {
    this.chats = ports.store().chats();
    this.log = ports.store().log();
    this.signals = ports.signals();
    this.limiter = ports.limiter();
    this.clock = ports.clock();
    this.names = names;
    this.fingerprints = fingerprints;
    this.media = new MediaChecks(ports);
    this.firsts = new FirstMessages(ports.store().blocks());
    this.storage = storage;
  }

  /**
   * Sends the messages.
   *
   * @return as many outcomes, in the same order
   * @throws PortFailure if the store fails; messages before it may have been sent, and repeating
   *     them is safe
   */
  public List<Outcome> handle(Command command) {
    try (SendLimits limits = new SendLimits(limiter, firsts, command.chat(), command.author())) {
      Sending sending = new Sending(command, limits);
      while (!sending.isDone()) {
        Attempts.until(sending::advance);
      }
      return List.copyOf(sending.outcomes);
    }
  }

  /** One call, as far as it has got. */
  private final class Sending {
    private final PersonId author;
    private final ChatId chat;
    private final List<Draft> drafts;
    private final List<Fingerprint> prints;
    private final SendLimits limits;
    private final List<Outcome> outcomes;

    /** Whether what was decided on last did not hold, so that the facts have to be read. */
    private boolean stale;

    Sending(Command command, SendLimits limits) {
      this.author = command.author();
      this.chat = command.chat();
      this.drafts = command.messages();
      this.prints =
          drafts.stream()
              .map(draft -> fingerprints.message(draft.content(), draft.replyTo()))
              .toList();
      this.limits = limits;
      this.outcomes = new ArrayList<>(drafts.size());
    }

    boolean isDone() {
      return outcomes.size() == drafts.size();
    }

    /** How many messages have an outcome now; empty if none got one. */
    Optional<Integer> advance() {
      int before = outcomes.size();
      round();
      return Optional.of(outcomes.size()).filter(now -> now > before);
    }

    /**
     * Decides and commits what has no outcome yet, as far as one set of facts goes. Facts that the
     * store has at hand may be old: a yes that rests on them is verified by the commit, before a no
     * they are read.
     */
    void round() {
      Optional<ChatView> recent = stale ? Optional.empty() : chats.recent(chat, author);
      stale = false;
      if (recent.isEmpty() || !decideAll(ChatAccess.of(recent, author), false)) {
        decideAll(ChatAccess.of(chats, chat, author), true);
      }
    }

    /**
     * What is decided again holds back what comes after it, and a refusal after an allowed message
     * waits until that is in the log, for that may change the decision.
     *
     * @param fresh whether the facts were read for this, so that a refusal may rest on them
     * @return false if the first message would be refused and the facts are not fresh
     */
    private boolean decideAll(ChatAccess access, boolean fresh) {
      PersonId recipient =
          access instanceof ChatAccess.Member member
              ? firsts.recipient(member.chat(), author)
              : null;
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      List<Intent> intents = new ArrayList<>();
      for (int place = outcomes.size(); place < drafts.size(); place++) {
        switch (decide(place, access, recipient)) {
          case SendStep.Send<Outcome> send ->
              intents.add(send.intent(author, now, message(place, send.body()), storage));
          case SendStep.Refuse<Outcome> refuse -> {
            if (!intents.isEmpty()) {
              commit(intents, recipient);
              return true;
            }
            if (!fresh) {
              return false;
            }
            outcomes.add(madeBefore(place, refuse.outcome()));
          }
        }
      }
      if (!intents.isEmpty()) {
        commit(intents, recipient);
      }
      return true;
    }

    /** The rules of the chat first, then what costs more to look at, and limits last. */
    private SendStep<Outcome> decide(int place, ChatAccess access, @Nullable PersonId recipient) {
      Draft draft = drafts.get(place);
      return switch (SendPolicy.decide(access, draft.replyTo(), target(draft, access))) {
        case SendDecision.Refused<Outcome> refused -> new SendStep.Refuse<>(refused.outcome());
        case SendDecision.Allowed<Outcome> allowed -> {
          Body body;
          switch (media.body(author, draft.content())) {
            case Checked.Unusable(MediaFault fault) -> {
              yield new SendStep.Refuse<>(new Outcome.MediaInvalid(fault));
            }
            case Checked.Usable usable -> body = usable.body();
          }
          Duration wait = limits.take(place, recipient);
          yield wait.isZero()
              ? new SendStep.Send<>(allowed.chat(), body, allowed.preconditions())
              : new SendStep.Refuse<>(new Outcome.TooFast(wait));
        }
      };
    }

    private Optional<Target> target(Draft draft, ChatAccess access) {
      return draft.replyTo() != null
              && access instanceof ChatAccess.Member member
              && member.membership().sees(draft.replyTo())
          ? log.target(chat, draft.replyTo(), author)
          : Optional.empty();
    }

    private Payload.Message message(int place, Body body) {
      Draft draft = drafts.get(place);
      return new Payload.Message(draft.clientId(), prints.get(place), body, draft.replyTo());
    }

    /**
     * Commits, tells the nodes, and only then names and answers, which may fail: what is in the log
     * has been told of. What is stale, and all behind it, gets no outcome.
     */
    private void commit(List<Intent> intents, @Nullable PersonId recipient) {
      List<CommitResult> results = chats.commit(chat, intents);
      List<Committed> fresh = fresh(results);
      limits.spend(fresh.size());
      if (!fresh.isEmpty()) {
        BestEffort.publish(signals, new Signal.Appended(chat, fresh));
        if (recipient != null) {
          firsts.written(chat, author);
          BestEffort.publish(signals, new Signal.RelationChanged(author, recipient));
        }
      }
      results.forEach(this::answer);
    }

    private static List<Committed> fresh(List<CommitResult> results) {
      List<Committed> fresh = new ArrayList<>(results.size());
      for (CommitResult result : results) {
        if (result instanceof Committed committed) {
          fresh.add(committed);
        }
      }
      return fresh;
    }

    private void answer(CommitResult result) {
      switch (result) {
        case Committed committed ->
            outcomes.add(new Outcome.Sent(NamedEntry.of(committed.entry(), names), true));
        case CommitResult.Repeated repeated -> outcomes.add(repeated(repeated));
        case CommitResult.Mismatch mismatch -> outcomes.add(new Outcome.Mismatch());
        case CommitResult.OverQuota full -> outcomes.add(new Outcome.QuotaExceeded());
        case CommitResult.Stale again -> stale = true;
      }
    }

    /** A no to a message that was sent before is answered with what was sent. */
    private Outcome madeBefore(int place, Outcome refusal) {
      return chats
          .made(chat, author, new IdempotencyKey(drafts.get(place).clientId(), prints.get(place)))
          .map(made ->
              made instanceof CommitResult.Repeated repeated
                  ? repeated(repeated)
                  : new Outcome.Mismatch())
          .orElse(refusal);
    }

    /** The signal of the first sending may have been lost with its node, so it is given again. */
    private Outcome repeated(CommitResult.Repeated repeated) {
      Entry entry = repeated.entry();
      BestEffort.publish(
          signals, new Signal.Appended(entry.chat(), List.of(new Committed(entry, Set.of()))));
      return new Outcome.Sent(NamedEntry.of(entry, names), false);
    }
  }
}
