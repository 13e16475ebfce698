package io.i9chat.domain.group;

import io.i9chat.domain.common.Attempts;
import io.i9chat.domain.common.BestEffort;
import io.i9chat.domain.common.EntryAllowance;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.ops.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Changes of groups, one after the other in each: every one of them makes whatever else was decided
 * on the same version stale, so that a hundred people who join at once would decide thousands of
 * times. The store alone keeps the rules; what is done here only spares work, on this node.
 */
final class GroupCommitter {
  private static final int STRIPES = 256;
  private static final long PATIENCE_SECONDS = 5;

  private final Chats chats;
  private final Signals signals;
  private final RateLimiter limiter;
  private final InstantSource clock;
  private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

  GroupCommitter(Ports ports) {
    this.chats = ports.store().chats();
    this.signals = ports.signals();
    this.limiter = ports.limiter();
    this.clock = ports.clock();
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new ReentrantLock();
    }
  }

  /** One turn. */
  final class Turn {
    private final ChatId chat;
    private final EntryAllowance allowance;
    private List<Committed> done = List.of();

    private Turn(ChatId chat) {
      this.chat = chat;
      this.allowance = new EntryAllowance(limiter, chat);
    }

    /**
     * Pays for what is to be appended, once, out of what the chat may get from all together. What
     * has to happen, as that an account which is being deleted leaves, does not ask.
     *
     * @return {@link Duration#ZERO} if it is paid, else how long to wait
     */
    Duration pay() {
      return allowance.pay();
    }

    /**
     * Appends one activity.
     *
     * @param view what it was decided on
     * @return empty if that has changed
     */
    Optional<Entry> append(
        PersonId author,
        ChatView view,
        Payload.Activity activity,
        List<Precondition> preconditions) {
      return commit(List.of(intent(author, view.version(), activity, preconditions)))
          .map(committed -> committed.getFirst().entry());
    }

    /**
     * Appends activities of one author, all of them or none.
     *
     * @param view what they were decided on
     * @return empty if that has changed
     */
    Optional<List<Committed>> append(PersonId author, ChatView view, List<Payload> activities) {
      List<Intent> intents = new ArrayList<>();
      for (Payload activity : activities) {
        // Every activity raises the version by one.
        intents.add(intent(author, view.version() + intents.size(), activity, List.of()));
      }
      return commit(intents);
    }

    private Intent intent(
        PersonId author, long version, Payload activity, List<Precondition> preconditions) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      return new Intent(author, version, now, activity, preconditions, List.of());
    }

    private Optional<List<Committed>> commit(List<Intent> intents) {
      List<Committed> committed = new ArrayList<>();
      for (CommitResult result : chats.commit(chat, intents)) {
        if (result instanceof Committed appended) {
          committed.add(appended);
        }
      }
      done = List.copyOf(committed);
      if (!done.isEmpty()) {
        allowance.spend();
      }
      return committed.isEmpty() ? Optional.empty() : Optional.of(done);
    }
  }

  /**
   * Decides and commits until facts hold still, and then tells the nodes, also if what comes behind
   * the commit fails.
   *
   * @param attempt empty when the facts have changed
   * @throws PortFailure if the group is too busy, or the store fails
   */
  <T> T take(ChatId chat, Function<Turn, Optional<T>> attempt) {
    ReentrantLock stripe = stripes[Math.floorMod(chat.hashCode(), STRIPES)];
    Turn turn = new Turn(chat);
    lock(stripe);
    try {
      return Attempts.until(() -> attempt.apply(turn));
    } finally {
      stripe.unlock();
      turn.allowance.close();
      if (!turn.done.isEmpty()) {
        BestEffort.publish(signals, new Signal.Appended(chat, turn.done));
      }
    }
  }

  private static void lock(ReentrantLock stripe) {
    try {
      if (!stripe.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new PortFailure("too many changes of the group wait for each other");
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new PortFailure("interrupted while other changes of the group were made", ended);
    }
  }
}
