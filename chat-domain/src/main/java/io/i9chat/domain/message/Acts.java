package io.i9chat.domain.message;

import io.i9chat.domain.chat.Attempts;
import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.chat.EntryAllowance;
import io.i9chat.domain.chat.Hint;
import io.i9chat.domain.chat.Names;
import io.i9chat.domain.chat.SeenEntry;
import io.i9chat.domain.media.UnusedMedia;
import io.i9chat.domain.storage.StoragePolicy;
import io.i9chat.domain.storage.StorageSettings;
import io.i9chat.ports.Ports;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.CommitResult.Committed;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Target;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.ops.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does something to a message: decides on fresh facts until what was decided on still holds. */
final class Acts {
  private final Chats chats;
  private final ChatLog log;
  private final Signals signals;
  private final RateLimiter limiter;
  private final Names names;
  private final InstantSource clock;
  private final StorageSettings storage;
  private final UnusedMedia unusedMedia;

  Acts(Ports ports, Names names, StorageSettings storage) {
    this.chats = ports.store().chats();
    this.log = ports.store().log();
    this.signals = ports.signals();
    this.limiter = ports.limiter();
    this.clock = ports.clock();
    this.storage = storage;
    this.names = names;
    this.unusedMedia = new UnusedMedia(ports);
  }

  /** Whether something may be done: a pure function of the facts. */
  interface Policy<O> {
    /**
     * Decides.
     *
     * @param target the message, empty if there is none that the caller can see
     */
    Decision<O> decide(ChatAccess access, Optional<Target> target, Instant now);
  }

  /** How a use case answers what no policy says. */
  record Answers<O>(
      Function<SeenEntry, O> done, Function<Duration, O> tooFast, Supplier<O> overQuota) {
    /** Of what no quota bounds. */
    static <O> Answers<O> unbounded(Function<SeenEntry, O> done, Function<Duration, O> tooFast) {
      return new Answers<>(
          done,
          tooFast,
          () -> {
            throw new IllegalStateException("there is no quota of it");
          });
    }
  }

  /** Does what {@code policy} says to the message at {@code seq}. */
  <O> O act(PersonId caller, ChatId chat, long seq, Policy<O> policy, Answers<O> answers) {
    try (EntryAllowance allowance = new EntryAllowance(limiter, chat)) {
      return Attempts.until(() -> attempt(caller, chat, seq, policy, answers, allowance));
    }
  }

  /** Empty if what was decided on did not hold any more. */
  private <O> Optional<O> attempt(
      PersonId caller,
      ChatId chat,
      long seq,
      Policy<O> policy,
      Answers<O> answers,
      EntryAllowance allowance) {
    ChatAccess access = ChatAccess.of(chats.view(chat, List.of(caller)), caller);
    ChatAccess.Reading reading = access.reading();
    Optional<Target> target =
        reading == null || !reading.membership().sees(seq)
            ? Optional.empty()
            : log.target(chat, seq, caller);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return switch (policy.decide(access, target, now)) {
      case Decision.Refused<O> refused -> Optional.of(refused.outcome());
      case Decision.Already<O> already ->
          Optional.of(answer(already.entry(), Set.of(), caller, access, answers));
      case Decision.Append<O> append -> {
        Duration wait = allowance.pay();
        if (!wait.isZero()) {
          yield Optional.of(answers.tooFast().apply(wait));
        }
        yield switch (chats.commit(chat, List.of(intent(caller, now, append))).getFirst()) {
          case Committed(Entry entry, Set<PersonId> newcomers) -> {
            allowance.spend();
            O answer = answer(entry, newcomers, caller, access, answers);
            deleteMedia(append.payload(), target);
            yield Optional.of(answer);
          }
          case CommitResult.OverQuota full -> Optional.of(answers.overQuota().get());
          default -> Optional.empty();
        };
      }
    };
  }

  private <O> Intent intent(PersonId caller, Instant now, Decision.Append<O> append) {
    return new Intent(
        caller,
        append.version(),
        now,
        append.payload(),
        append.grounds(),
        append.words(),
        StoragePolicy.quota(append.payload(), storage));
  }

  /** Deletes what a deleted message carried, so that its URLs end with it. */
  private void deleteMedia(Payload payload, Optional<Target> target) {
    if (payload instanceof Payload.Delete && target.filter(Acts::isOfMedia).isPresent()) {
      unusedMedia.deleteWithdrawn();
    }
  }

  private static boolean isOfMedia(Target target) {
    Body body = target.message().payload().carried();
    Body edited = target.edit() == null ? null : target.edit().payload().carried();
    return (body != null && !body.media().isEmpty())
        || (edited != null && !edited.media().isEmpty());
  }

  /**
   * Tells the nodes first, of what was there before too: the signal of the call that put it there
   * may have been lost with its node.
   */
  private <O> O answer(
      Entry entry,
      Set<PersonId> newcomers,
      PersonId caller,
      ChatAccess access,
      Answers<O> answers) {
    Committed commit = new Committed(entry, newcomers);
    Hint.publish(signals, new Signal.Appended(entry.chat(), List.of(commit)));
    ChatAccess.Reading reading = access.reading();
    if (reading == null) {
      throw new IllegalStateException("a stranger did something to a message");
    }
    return answers.done().apply(SeenEntry.answer(entry, caller, reading.membership(), names));
  }
}
