package io.i9chat.tck.broken.media;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Cases.Uploading;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.memory.InMemoryMediaStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores of media that break a rule each. */
public final class MediaFakes {
  private MediaFakes() {}

  public static List<Fake> all() {
    return Stream.concat(ofOne().stream(), PairFakes.all().stream()).toList();
  }

  private static List<Fake> ofOne() {
    return List.of(
        fake("MEDIA-1", "what is past the size is cut off", CuttingOff::new),
        fake("MEDIA-1", "the type is not looked at", AnyType::new),
        fake("MEDIA-2", "a chunk is taken wherever it begins", ChunkFakes.AnyStart::new),
        new Fake(
            "MEDIA-2",
            "what is unfinished does not outlive the process",
            Cases.ForgetfulMediaCase.class,
            () -> of(OverMedia::new)),
        fake("MEDIA-3", "a complete object is written again", Rewriting::new),
        fake("MEDIA-4", "what was begun is stored", real -> new Hasty(real, Long.MAX_VALUE)),
        fake("MEDIA-4", "an empty object needs no upload", real -> new Hasty(real, 0)),
        fake("MEDIA-4", "few of the first bytes are told", Curt::new),
        new Fake(
            "MEDIA-5",
            "expiry is not looked at",
            Cases.MediaCase.class,
            () -> {
              Instant now = Fresh.now();
              InMemoryMediaStore still = new InMemoryMediaStore(InstantSource.fixed(now), ROOM);
              return new Uploading(still, new MovableClock(now));
            }),
        fake("MEDIA-5", "what follows the signature is not looked at", Trusting::new),
        fake("MEDIA-6", "a range is not looked at", WholeOnly::new),
        fake("MEDIA-7", "browsers may guess the type", Guessing::new),
        fake("MEDIA-7", "what is saved has no name", Nameless::new),
        fake("MEDIA-2", "a chunk may have any length", ChunkFakes.AnyLength::new),
        fake("MEDIA-2", "what is held is no multiple", ChunkFakes.OddlyHeld::new),
        fake("MEDIA-8", "what is unfinished stays", KeepingParts::new),
        fake("MEDIA-8", "what is deleted stays", Keeping::new),
        fake("MEDIA-9", "the last of a page is listed again", ListingTwice::new),
        fake("MEDIA-9", "the first page is the only one", FirstPageOnly::new));
  }

  private static final long ROOM = Long.MAX_VALUE;

  private static Uploading of(Function<InMemoryMediaStore, MediaStore> breaking) {
    MovableClock clock = new MovableClock(Fresh.now());
    return new Uploading(breaking.apply(new InMemoryMediaStore(clock, ROOM)), clock);
  }

  private static Fake fake(
      String rule, String how, Function<InMemoryMediaStore, MediaStore> breaking) {
    return new Fake(rule, how, Cases.MediaCase.class, () -> of(breaking));
  }

  static MediaId id(MediaStore.Exchange exchange) {
    String path = exchange.path();
    return MediaId.parse(path.substring(path.lastIndexOf('/') + 1));
  }

  private static final class CuttingOff extends KnowingMedia {
    CuttingOff(InMemoryMediaStore real) {
      super(real);
    }

    @Override
    Exchange exchange(Exchange exchange) {
      NewMedia media = announced.get(id(exchange));
      return media == null
          ? exchange
          : new OverExchange(exchange) {
            @Override
            public InputStream body() throws IOException {
              return new ByteArrayInputStream(real.body().readNBytes((int) media.size()));
            }
          };
    }
  }

  private static final class AnyType extends KnowingMedia {
    AnyType(InMemoryMediaStore real) {
      super(real);
    }

    @Override
    Exchange exchange(Exchange exchange) {
      NewMedia media = announced.get(id(exchange));
      return media == null
          ? exchange
          : new OverExchange(exchange) {
            @Override
            public @Nullable String header(String name) {
              return name.equals("Content-Type") ? media.mime().value() : real.header(name);
            }
          };
    }
  }

  private static final class Rewriting extends KnowingMedia {
    Rewriting(InMemoryMediaStore real) {
      super(real);
    }

    @Override
    Exchange exchange(Exchange exchange) throws IOException {
      NewMedia media = announced.get(id(exchange));
      if (media != null && exchange.method().equals("PUT") && real.find(media.id()).isPresent()) {
        byte[] body = exchange.body().readAllBytes();
        if (body.length == media.size()) {
          real.delete(media.id());
          real.upload(media, Instant.MAX);
          real.put(media.id(), body);
        }
      }
      return exchange;
    }
  }

  private static final class Hasty extends KnowingMedia {
    private final long most;

    Hasty(InMemoryMediaStore real, long most) {
      super(real);
      this.most = most;
    }

    @Override
    public Optional<StoredMedia> find(MediaId media) {
      Optional<StoredMedia> begun =
          Optional.ofNullable(announced.get(media))
              .filter(each -> each.size() <= most)
              .map(each -> new StoredMedia(each.size(), "1", new byte[0]));
      return real.find(media).or(() -> begun);
    }
  }

  private static final class Trusting extends OverMedia {
    Trusting(InMemoryMediaStore real) {
      super(real);
    }

    @Override
    Exchange exchange(Exchange exchange) {
      return new OverExchange(exchange) {
        @Override
        public String query() {
          int signature = real.query().indexOf("&signature=");
          int more = real.query().indexOf('&', signature + 1);
          return more < 0 ? real.query() : real.query().substring(0, more);
        }
      };
    }
  }

  private static final class WholeOnly extends OverMedia {
    WholeOnly(InMemoryMediaStore real) {
      super(real);
    }

    @Override
    Exchange exchange(Exchange exchange) {
      return new OverExchange(exchange) {
        @Override
        public @Nullable String header(String name) {
          return name.equals("Range") ? null : real.header(name);
        }
      };
    }
  }

  private static final class Guessing extends OverMedia {
    Guessing(InMemoryMediaStore real) {
      super(real);
    }

    @Override
    Exchange exchange(Exchange exchange) {
      return telling(exchange, headers -> headers.remove("X-Content-Type-Options"));
    }
  }

  private static final class Nameless extends OverMedia {
    Nameless(InMemoryMediaStore real) {
      super(real);
    }

    @Override
    Exchange exchange(Exchange exchange) {
      return telling(
          exchange,
          headers ->
              headers.computeIfPresent(
                  "Content-Disposition", (name, value) -> value.split(";", -1)[0]));
    }
  }

  private static final class Curt extends OverMedia {
    Curt(InMemoryMediaStore real) {
      super(real);
    }

    @Override
    public Optional<StoredMedia> find(MediaId media) {
      return real.find(media)
          .map(found ->
              new StoredMedia(found.size(), found.generation(), Arrays.copyOf(found.first(), 64)));
    }
  }

  private static final class Keeping extends OverMedia {
    Keeping(InMemoryMediaStore real) {
      super(real);
    }

    @Override
    public void delete(MediaId media) {
      if (real.find(media).isEmpty()) {
        real.delete(media);
      }
    }
  }

  private static final class ListingTwice extends OverMedia {
    ListingTwice(InMemoryMediaStore real) {
      super(real);
    }

    @Override
    public List<MediaId> list(@Nullable MediaId after, int limit) {
      List<MediaId> page = real.list(after, limit);
      return after == null || page.isEmpty()
          ? page
          : Stream.concat(Stream.of(after), page.stream().skip(1)).toList();
    }
  }

  private static final class FirstPageOnly extends OverMedia {
    FirstPageOnly(InMemoryMediaStore real) {
      super(real);
    }

    @Override
    public List<MediaId> list(@Nullable MediaId after, int limit) {
      return after == null ? real.list(null, limit) : List.of();
    }
  }

  private static final class KeepingParts extends OverMedia {
    KeepingParts(InMemoryMediaStore real) {
      super(real);
    }

    @Override
    public void delete(MediaId media) {
      if (real.find(media).isPresent()) {
        real.delete(media);
      }
    }
  }
}
