package io.i9chat.domain.message;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.common.Attempts;
import io.i9chat.domain.common.BestEffort;
import io.i9chat.domain.common.EntryAllowance;
import io.i9chat.domain.entry.Names;
import io.i9chat.domain.entry.SeenEntries;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.domain.media.UnusedMedia;
import io.i9chat.domain.storage.StoragePolicy;
import io.i9chat.domain.storage.StorageSettings;
import io.i9chat.ports.Ports;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.Target;
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
import org.jspecify.annotations.Nullable;

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

  /**
   * That something is done at most once.
   *
   * @param mismatch the answer if the author sent something else under the client id
   */
  record Once<O>(IdempotencyKey key, O mismatch) {}

  /** What is to be done, by which person, to the message at {@code seq}. */
  private record Act<O>(
      PersonId caller,
      ChatId chat,
      long seq,
      Policy<O> policy,
      Answers<O> answers,
      @Nullable Once<O> once) {}

  /** Does what {@code policy} says to the message at {@code seq}. */
  <O> O act(PersonId caller, ChatId chat, long seq, Policy<O> policy, Answers<O> answers) {
    return act(caller, chat, seq, policy, answers, null);
  }

  /** The same, at most once. */
  <O> O act(
      PersonId caller,
      ChatId chat,
      long seq,
      Policy<O> policy,
      Answers<O> answers,
      @Nullable Once<O> once) {
    Act<O> act = new Act<>(caller, chat, seq, policy, answers, once);
    try (EntryAllowance allowance = new EntryAllowance(limiter, chat)) {
      return Attempts.until(() -> attempt(act, allowance));
    }
  }

  /** Empty if what was decided on did not hold any more. */
  private <O> Optional<O> attempt(Act<O> act, EntryAllowance allowance) {
    ChatAccess access = ChatAccess.of(chats, act.chat, act.caller);
    Optional<Target> target = target(act, access.reading());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return switch (act.policy.decide(access, target, now)) {
      case Decision.Refused<O> refused ->
          madeBefore(act, access).or(() -> Optional.of(refused.outcome()));
      case Decision.Already<O> already ->
          madeBefore(act, access)
              .or(() -> Optional.of(answer(already.entry(), Set.of(), access, act)));
      case Decision.Append<O> append -> {
        Duration wait = allowance.pay();
        if (!wait.isZero()) {
          yield madeBefore(act, access).or(() -> Optional.of(act.answers.tooFast().apply(wait)));
        }
        yield append(act, append, access, target, now, allowance);
      }
    };
  }

  private Optional<Target> target(Act<?> act, ChatAccess.@Nullable Reading reading) {
    return reading == null || !reading.membership().sees(act.seq)
        ? Optional.empty()
        : log.target(act.chat, act.seq, act.caller);
  }

  private <O> Optional<O> append(
      Act<O> act,
      Decision.Append<O> append,
      ChatAccess access,
      Optional<Target> target,
      Instant now,
      EntryAllowance allowance) {
    CommitResult result =
        chats.commit(act.chat, List.of(intent(act.caller, now, append))).getFirst();
    return switch (result) {
      case Committed(Entry entry, Set<PersonId> newcomers) -> {
        allowance.spend();
        O answer = answer(entry, newcomers, access, act);
        deleteMedia(append.payload(), target);
        yield Optional.of(answer);
      }
      case CommitResult.OverQuota full -> Optional.of(act.answers.overQuota().get());
      default -> made(act, access, result);
    };
  }

  private <O> Intent intent(PersonId caller, Instant now, Decision.Append<O> append) {
    return new Intent(
        caller,
        append.version(),
        now,
        append.payload(),
        append.preconditions(),
        append.words(),
        StoragePolicy.quota(append.payload(), storage));
  }

  /** A no to something that was done before is answered with what was done. */
  private <O> Optional<O> madeBefore(Act<O> act, ChatAccess access) {
    return act.once == null || access.reading() == null
        ? Optional.empty()
        : chats
            .made(act.chat, act.caller, act.once.key())
            .flatMap(result -> made(act, access, result));
  }

  /** The answer if the client id is used. */
  private <O> Optional<O> made(Act<O> act, ChatAccess access, CommitResult result) {
    return switch (result) {
      case CommitResult.Repeated(Entry entry) -> Optional.of(answer(entry, Set.of(), access, act));
      case CommitResult.Mismatch mismatch when act.once != null -> Optional.of(act.once.mismatch());
      default -> Optional.empty();
    };
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
  private <O> O answer(Entry entry, Set<PersonId> newcomers, ChatAccess access, Act<O> act) {
    Committed commit = new Committed(entry, newcomers);
    BestEffort.publish(signals, new Signal.Appended(entry.chat(), List.of(commit)));
    ChatAccess.Reading reading = access.reading();
    if (reading == null) {
      throw new IllegalStateException("a stranger did something to a message");
    }
    return act.answers
        .done()
        .apply(SeenEntries.answer(entry, act.caller, reading.membership(), names));
  }
}
