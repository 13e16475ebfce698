package io.i9chat.domain.live;

import io.i9chat.domain.common.Bounded;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The streams of the chats that were heard of lately, and up to where those forwarded that ended a
 * moment ago. A stream begins with entries of the last seconds, for they may not have been told of
 * here; one that follows on another knows better: who leaves a chat and comes back is told nothing
 * twice.
 */
final class Streams {
  private static final int MOST = 100_000;
  private static final int MOST_ENDED = 10_000;

  /** Longer than a stream looks back. */
  private static final long REMEMBERED = Duration.ofSeconds(10).toNanos();

  private final Consumer<ChatId> whenForgotten;
  private final LongSupplier nanos;
  private final Map<ChatId, Guarded> streams = new LeastRecentlyUsed();
  private final Bounded<ChatId, Ended> ended = new Bounded<>(MOST_ENDED);

  /**
   * None.
   *
   * @param whenForgotten told of each chat whose stream gives way to those of others
   */
  Streams(Consumer<ChatId> whenForgotten) {
    this(whenForgotten, System::nanoTime);
  }

  Streams(Consumer<ChatId> whenForgotten, LongSupplier nanos) {
    this.whenForgotten = whenForgotten;
    this.nanos = nanos;
  }

  /** A stream with what its lock guards. */
  static final class Guarded {
    final ChatStream stream;

    /** Those who opened the chat and have not been told of it. */
    final List<PersonId> openers = new ArrayList<>();

    /** Whether a thread is forwarding outside the lock, and will take along what comes. */
    volatile boolean forwarding;

    /** Whether the timer will look after a gap. */
    volatile boolean watched;

    /** Whether no entries come any more, so that it is out of use when it is idle. */
    boolean unfollowed;

    /** Whether it is out of use: another one has taken its place, or will. */
    boolean forgotten;

    private Guarded(long floor) {
      stream = new ChatStream(floor);
    }
  }

  private record Ended(long reached, long at) {}

  private final class LeastRecentlyUsed extends LinkedHashMap<ChatId, Guarded> {
    private static final long serialVersionUID = 1L;

    LeastRecentlyUsed() {
      super(1024, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<ChatId, Guarded> eldest) {
      // One that is at work is not forgotten: a second stream of its chat would run beside it.
      boolean forgotten =
          size() > MOST && !eldest.getValue().forwarding && !eldest.getValue().watched;
      if (forgotten) {
        whenForgotten.accept(eldest.getKey());
      }
      return forgotten;
    }
  }

  /** The stream of a chat, a new one if there is none. */
  synchronized Guarded of(ChatId chat) {
    return streams.computeIfAbsent(chat, any -> new Guarded(reached(chat)));
  }

  private long reached(ChatId chat) {
    Ended before = ended.remove(chat);
    return before == null || nanos.getAsLong() - before.at() > REMEMBERED ? 0 : before.reached();
  }

  /** The stream of a chat, {@code null} if there is none. */
  synchronized @Nullable Guarded find(ChatId chat) {
    return streams.get(chat);
  }

  /** Takes a stream out of use that has {@linkplain ChatStream#reached() reached} this seq. */
  synchronized void end(ChatId chat, long reached) {
    streams.remove(chat);
    if (reached > 0) {
      ended.putNewest(chat, new Ended(reached, nanos.getAsLong()));
    }
  }
}
