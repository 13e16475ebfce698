package io.i9chat.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts the media that is moved by signed URLs. */
public final class MediaMeters {
  /** Which way the bytes go. */
  public enum Direction {
    /** From a client. */
    UPLOAD,
    /** To a client. */
    DOWNLOAD
  }

  /** How a request ended. */
  public enum Result {
    /** As it was asked for. */
    SERVED,
    /** The store refused it, as a URL that does not hold. */
    REFUSED,
    /** The server had no room for it. */
    OVERLOADED,
    /** The connection broke, or was too slow. */
    BROKEN
  }

  private final Map<Direction, Map<Result, Counter>> requests = new EnumMap<>(Direction.class);
  private final Map<Direction, Counter> bytes = new EnumMap<>(Direction.class);

  MediaMeters(MeterRegistry registry) {
    for (Direction direction : Direction.values()) {
      Map<Result, Counter> results = new EnumMap<>(Result.class);
      for (Result result : Result.values()) {
        results.put(
            result,
            Counter.builder("i9chat.media.requests")
                .description("Requests of signed URLs of media")
                .tag("direction", label(direction))
                .tag("result", label(result))
                .register(registry));
      }
      requests.put(direction, results);
      bytes.put(
          direction,
          Counter.builder("i9chat.media.bytes")
              .description("Bytes of media that went by")
              .tag("direction", label(direction))
              .register(registry));
    }
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** A request is over, and so many bytes of media went by. */
  public void ended(Direction direction, Result result, long moved) {
    Objects.requireNonNull(Objects.requireNonNull(requests.get(direction)).get(result)).increment();
    Objects.requireNonNull(bytes.get(direction)).increment((double) moved);
  }
}
