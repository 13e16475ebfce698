package io.i9chat.tck.broken.media;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Served;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.memory.InMemoryMediaStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Stores of media that are over one place and break a rule of such. */
final class PairFakes {
  private static final long ROOM = Long.MAX_VALUE;

  private PairFakes() {}

  static List<Fake> all() {
    return List.of(
        fake(
            "MEDIA-10",
            "each knows its own objects alone",
            (store, clock) -> new OverMedia(new InMemoryMediaStore(clock, ROOM)),
            (store, clock) -> new OverMedia(store)),
        fake(
            "MEDIA-10",
            "each takes the URLs alone that it signed",
            (store, clock) -> new OwnUrls(store.beside()),
            (store, clock) -> new OverMedia(store)),
        fakeOfMixing());
  }

  private static Fake fake(
      String rule,
      String how,
      BiFunction<InMemoryMediaStore, MovableClock, OverMedia> other,
      BiFunction<InMemoryMediaStore, MovableClock, OverMedia> store) {
    return new Fake(
        rule,
        how,
        Cases.MediaPairCase.class,
        () -> {
          MovableClock clock = new MovableClock(Fresh.now());
          InMemoryMediaStore real = new InMemoryMediaStore(clock, ROOM);
          return new Cases.Sharing(store.apply(real, clock), other.apply(real, clock), clock);
        });
  }

  private static Fake fakeOfMixing() {
    Map<MediaId, ByteArrayOutputStream> came = new ConcurrentHashMap<>();
    return fake(
        "MEDIA-11",
        "what comes is put behind what came, whoever sent it",
        (store, clock) -> new Mixing(store.beside(), came),
        (store, clock) -> new Mixing(store, came));
  }

  private static final class OwnUrls extends OverMedia {
    private final Set<String> signed = ConcurrentHashMap.newKeySet();

    OwnUrls(InMemoryMediaStore real) {
      super(real);
    }

    private SignedUrl noted(SignedUrl url) {
      signed.add(url.url().getRawQuery());
      return url;
    }

    @Override
    public Optional<Upload> upload(NewMedia media, Instant expiresAt) {
      return super.upload(media, expiresAt)
          .map(upload -> new Upload(upload.protocol(), noted(upload.request())));
    }

    @Override
    public SignedUrl download(MediaId media, String generation, Served as, Instant expiresAt) {
      return noted(super.download(media, generation, as, expiresAt));
    }

    @Override
    Exchange exchange(Exchange exchange) {
      boolean genuine = exchange.method().equals("PUT") || signed.contains(exchange.query());
      return new OverExchange(exchange) {
        @Override
        public String query() {
          return genuine ? real.query() : "";
        }
      };
    }
  }

  /** Keeps what comes of an object aside, piece by piece, until it is as long as announced. */
  private static final class Mixing extends OverMedia {
    private static final int PIECE = 8_192;

    private final Map<MediaId, ByteArrayOutputStream> came;

    Mixing(InMemoryMediaStore real, Map<MediaId, ByteArrayOutputStream> came) {
      super(real);
      this.came = came;
    }

    @Override
    Exchange exchange(Exchange exchange) throws IOException {
      String range = exchange.header("Content-Range");
      if (range == null || range.contains("*")) {
        return exchange;
      }
      int size = Integer.parseInt(range.substring(range.indexOf('/') + 1));
      MediaId media = MediaFakes.id(exchange);
      ByteArrayOutputStream all = came.computeIfAbsent(media, id -> new ByteArrayOutputStream());
      InputStream body = exchange.body();
      for (byte[] piece = body.readNBytes(PIECE);
          piece.length > 0;
          piece = body.readNBytes(PIECE)) {
        add(media, all, piece, size);
      }
      return new OverExchange(exchange) {
        @Override
        public @Nullable String header(String name) {
          return name.equals("Content-Range") ? "bytes */" + size : real.header(name);
        }
      };
    }

    private void add(MediaId media, ByteArrayOutputStream all, byte[] piece, int size) {
      synchronized (all) {
        all.write(piece, 0, Math.min(piece.length, size - all.size()));
        if (all.size() == size) {
          real.put(media, all.toByteArray());
        }
      }
    }
  }
}
