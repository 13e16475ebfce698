package io.i9chat.tck.broken;

import io.i9chat.ports.Ports;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.mail.Mail;
import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.ops.IdGenerator;
import io.i9chat.ports.ops.RateLimiter;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.broken.Cases.Limiting;
import io.i9chat.tck.broken.Cases.Post;
import io.i9chat.tck.memory.InMemoryMailer;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signals, mailers, ids and limiters that break a rule each. */
final class NodeFakes {
  private NodeFakes() {}

  static List<Fake> all() {
    List<Fake> fakes = new ArrayList<>(signals());
    fakes.addAll(mailers());
    fakes.addAll(ids());
    fakes.addAll(limiters());
    return fakes;
  }

  private static class OverSignals implements Signals {
    final Signals real = InMemoryPorts.fresh().signals();

    @Override
    public void publish(Signal signal) {
      real.publish(signal);
    }

    @Override
    public Subscription subscribe(Listener listener) {
      return real.subscribe(listener);
    }
  }

  private static Fake signal(String rule, String how, Supplier<Signals> breaking) {
    return new Fake(rule, how, Cases.SignalsCase.class, breaking);
  }

  private static List<Fake> signals() {
    return List.of(
        signal(
            "SIGNALS-1",
            "receipts are lost",
            () ->
                new OverSignals() {
                  @Override
                  public void publish(Signal signal) {
                    if (!(signal instanceof Signal.ReceiptMoved)) {
                      real.publish(signal);
                    }
                  }
                }),
        signal("SIGNALS-2", "receipts of a chat come in swapped pairs", Swapping::new),
        signal("SIGNALS-3", "a listener's trouble is the publisher's", Unguarded::new),
        signal(
            "SIGNALS-4",
            "closing does not end a subscription",
            () ->
                new OverSignals() {
                  @Override
                  public Subscription subscribe(Listener listener) {
                    real.subscribe(listener);
                    return () -> {};
                  }
                }));
  }

  private static final class Swapping extends OverSignals {
    private final Map<Object, Signal> held = new ConcurrentHashMap<>();

    @Override
    public void publish(Signal signal) {
      if (signal instanceof Signal.ReceiptMoved moved) {
        Signal before = held.remove(moved.chat());
        if (before == null) {
          held.put(moved.chat(), signal);
        } else {
          real.publish(signal);
          real.publish(before);
        }
      } else {
        real.publish(signal);
      }
    }
  }

  private static final class Unguarded implements Signals {
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void publish(Signal signal) {
      listeners.forEach(listener -> listener.on(signal));
    }

    @Override
    public Subscription subscribe(Listener listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }
  }

  private static Fake mailer(String rule, String how, Function<Mailer, Mailer> breaking) {
    return new Fake(
        rule,
        how,
        Cases.MailerCase.class,
        () -> {
          InMemoryMailer mailbox = new InMemoryMailer();
          return new Post(breaking.apply(mailbox), mailbox);
        });
  }

  private static List<Fake> mailers() {
    return List.of(
        mailer(
            "MAILER-1",
            "a mail waits for the next",
            good -> {
              AtomicReference<@Nullable Mail> held = new AtomicReference<>();
              return mail -> {
                Mail before = held.getAndSet(mail);
                if (before != null) {
                  good.send(before);
                }
              };
            }),
        mailer(
            "MAILER-2",
            "a subject is ASCII",
            good ->
                mail -> {
                  String ascii = mail.subject().replaceAll("[^ -~]", "?");
                  good.send(new Mail(mail.to(), ascii, mail.text(), mail.code()));
                }));
  }

  private static List<Fake> ids() {
    return List.of(
        new Fake(
            "IDS-1",
            "the time is a second late",
            Cases.IdsCase.class,
            () -> (IdGenerator) () -> Fresh.uuid(Fresh.now().minusSeconds(1))),
        new Fake(
            "IDS-2",
            "ids count up within a millisecond",
            Cases.IdsCase.class,
            () -> {
              AtomicLong last = new AtomicLong(Fresh.uuid(Instant.EPOCH).getLeastSignificantBits());
              return (IdGenerator)
                  () ->
                      new UUID(
                          Fresh.uuid(Fresh.now()).getMostSignificantBits(), last.incrementAndGet());
            }));
  }

  private static class OverLimiter implements RateLimiter {
    final RateLimiter real;

    OverLimiter(RateLimiter real) {
      this.real = real;
    }

    @Override
    public Duration take(Bucket bucket, String key, int tokens) {
      return real.take(bucket, key, tokens);
    }

    @Override
    public void giveBack(Bucket bucket, String key, int tokens) {
      real.giveBack(bucket, key, tokens);
    }
  }

  /** Also counts the keys that ever were, as a limiter holds that lets none go. */
  private static final class Keeping extends OverLimiter {
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    Keeping(RateLimiter real) {
      super(real);
    }

    @Override
    public Duration take(Bucket bucket, String key, int tokens) {
      keys.add(key);
      return real.take(bucket, key, tokens);
    }
  }

  private static Fake limiter(
      String rule, String how, Function<RateLimiter, RateLimiter> breaking) {
    return new Fake(
        rule,
        how,
        Cases.LimiterCase.class,
        () -> {
          MovableClock clock = new MovableClock(Instant.EPOCH);
          Ports ports = InMemoryPorts.fresh(clock);
          Keeping counting = new Keeping(breaking.apply(ports.limiter()));
          return new Limiting(counting, clock, counting.keys::size);
        });
  }

  /** How tokens are taken instead. */
  @FunctionalInterface
  private interface Taking {
    Duration take(RateLimiter real, Bucket bucket, String key, int tokens);
  }

  private static Fake taking(String rule, String how, Taking taking) {
    return limiter(
        rule,
        how,
        good ->
            new OverLimiter(good) {
              @Override
              public Duration take(Bucket bucket, String key, int tokens) {
                return taking.take(real, bucket, key, tokens);
              }
            });
  }

  private static List<Fake> limiters() {
    List<Fake> fakes =
        new ArrayList<>(
            List.of(
                taking(
                    "LIMITER-1",
                    "the burst is one more",
                    (real, b, key, tokens) ->
                        real.take(
                            new Bucket(b.name(), b.burst() + 1, b.refill(), b.period()),
                            key,
                            tokens)),
                taking(
                    "LIMITER-2",
                    "name and key run together",
                    (real, b, key, tokens) ->
                        real.take(
                            new Bucket("", b.burst(), b.refill(), b.period()),
                            b.name() + ":" + key,
                            tokens)),
                taking(
                    "LIMITER-3",
                    "a refusal takes a token",
                    (real, bucket, key, tokens) -> {
                      Duration wait = real.take(bucket, key, tokens);
                      if (!wait.isZero()) {
                        real.take(bucket, key, 1);
                      }
                      return wait;
                    })));
    fakes.addAll(moreLimiters());
    return fakes;
  }

  private static List<Fake> moreLimiters() {
    Overlap overlap = new Overlap();
    return List.of(
        limiter(
            "LIMITER-4",
            "nothing can be given back",
            good ->
                new OverLimiter(good) {
                  @Override
                  public void giveBack(Bucket bucket, String key, int tokens) {
                    real.take(bucket, key, tokens);
                  }
                }),
        taking(
            "LIMITER-5",
            "calls that meet all succeed",
            (real, bucket, key, tokens) ->
                overlap.call(() -> real.take(bucket, key, tokens), () -> Duration.ZERO)),
        limiter("LIMITER-6", "no key is let go", OverLimiter::new));
  }
}
