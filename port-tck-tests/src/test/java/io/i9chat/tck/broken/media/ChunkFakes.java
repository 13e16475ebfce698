package io.i9chat.tck.broken.media;

import io.i9chat.ports.model.MediaId;
import io.i9chat.tck.memory.InMemoryMediaStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stores of media that break the rules of chunks. */
final class ChunkFakes {
  private ChunkFakes() {}

  static final class AnyStart extends KnowingMedia {
    private final Map<MediaId, Long> held = new ConcurrentHashMap<>();

    AnyStart(InMemoryMediaStore real) {
      super(real);
    }

    @Override
    Exchange exchange(Exchange exchange) throws IOException {
      String range = exchange.header("Content-Range");
      if (range == null || range.contains("*")) {
        return exchange;
      }
      byte[] body = exchange.body().readAllBytes();
      long first = held.merge(MediaFakes.id(exchange), (long) body.length, Long::sum) - body.length;
      return new OverExchange(exchange) {
        @Override
        public @Nullable String header(String name) {
          return name.equals("Content-Range")
              ? "bytes "
                  + first
                  + "-"
                  + (first + body.length - 1)
                  + range.substring(range.indexOf('/'))
              : real.header(name);
        }

        @Override
        public InputStream body() {
          return new ByteArrayInputStream(body);
        }
      };
    }
  }

  /** Takes a chunk of any length for the one that it should have been, filled with zeros. */
  static final class AnyLength extends OverMedia {
    AnyLength(InMemoryMediaStore real) {
      super(real);
    }

    @Override
    Exchange exchange(Exchange exchange) throws IOException {
      String range = exchange.header("Content-Range");
      if (range == null || !range.startsWith("bytes 0-") || range.contains("*")) {
        return exchange;
      }
      int size = Integer.parseInt(range.substring(range.indexOf('/') + 1));
      byte[] body = exchange.body().readAllBytes();
      int whole = Math.max(body.length, Math.min(size, Math.ceilDiv(body.length, CHUNK) * CHUNK));
      byte[] filled = Arrays.copyOf(body, whole);
      return new OverExchange(exchange) {
        @Override
        public @Nullable String header(String name) {
          return name.equals("Content-Range")
              ? "bytes 0-" + (filled.length - 1) + "/" + size
              : real.header(name);
        }

        @Override
        public InputStream body() {
          return new ByteArrayInputStream(filled);
        }
      };
    }
  }

  private static String oneLess(String range) {
    int end = range.lastIndexOf('-') + 1;
    return range.substring(0, end) + (Long.parseLong(range.substring(end)) - 1);
  }

  /** Says that a byte less is held than whole chunks. */
  static final class OddlyHeld extends OverMedia {
    OddlyHeld(InMemoryMediaStore real) {
      super(real);
    }

    @Override
    Exchange exchange(Exchange exchange) {
      return telling(
          exchange, headers -> headers.computeIfPresent("Range", (name, value) -> oneLess(value)));
    }
  }
}
