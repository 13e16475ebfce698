package io.i9chat.server.metrics;

import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.ops.RateLimiter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All meters of one server, and what they show. */
public final class Metrics implements AutoCloseable {
  /** The media type of what {@link #scrape} answers. */
  public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final JvmGcMetrics collections = new JvmGcMetrics();

  /** What is read when it is asked for; the registry itself would let go of it. */
  private final Queue<Object> read = new ConcurrentLinkedQueue<>();

  private final AtomicLong scrapes = new AtomicLong();
  private boolean closed;

  /** Meters that have counted nothing. */
  public Metrics() {}

  /** Has memory, collections, threads and processor time of this process shown, too. */
  public void bindProcess() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    synchronized (collections) {
      // It listens to the collector, and would do so for ever if it began after the end.
      if (!closed) {
        collections.bindTo(registry);
      }
    }
  }

  /** Every figure as it is now, in Prometheus' text format. */
  public String scrape() {
    scrapes.incrementAndGet();
    return registry.scrape(MEDIA_TYPE);
  }

  /**
   * The meters of calls.
   *
   * @param operations their names
   */
  public CallMeters calls(Collection<String> operations) {
    return new CallMeters(registry, operations);
  }

  /**
   * The meters of WebSocket connections.
   *
   * @param codes with which the server closes them
   */
  public ConnectionMeters connections(Collection<Integer> codes) {
    return new ConnectionMeters(registry, codes);
  }

  /** The meters of what is refused before a route is found. */
  public HttpMeters http() {
    return new HttpMeters(registry);
  }

  /** The meters of media that is moved by signed URLs. */
  public MediaMeters media() {
    return new MediaMeters(registry);
  }

  /** The meter of a chore of housekeeping. */
  public ChoreMeter chore(String name) {
    return new ChoreMeter(registry, name);
  }

  /** The same limiter, and its refusals are counted, those of {@code buckets} from the start. */
  public RateLimiter metered(RateLimiter limiter, Collection<Bucket> buckets) {
    return new MeteredRateLimiter(registry, limiter, buckets);
  }

  /** The same mailer, and what it takes and refuses is counted. */
  public MeteredMailer metered(Mailer mailer) {
    return new MeteredMailer(registry, mailer);
  }

  /**
   * The same, asked once for each scrape, for figures of several series that are counted together.
   */
  public <T> Supplier<T> once(Supplier<T> figures) {
    return new Once<>(figures);
  }

  private final class Once<T> implements Supplier<T> {
    private final Supplier<T> figures;
    private volatile @Nullable Taken<T> last;

    private Once(Supplier<T> figures) {
      this.figures = figures;
    }

    @Override
    public T get() {
      long scrape = scrapes.get();
      Taken<T> known = last;
      if (known == null || known.scrape() != scrape) {
        known = new Taken<>(scrape, figures.get());
        last = known;
      }
      return known.value();
    }
  }

  /** What was answered for a scrape. */
  private record Taken<T>(long scrape, T value) {}

  /** Shows what {@code now} answers when it is asked. */
  public void gauge(Series series, LongSupplier now) {
    Gauge.builder(series.name(), now::getAsLong)
        .description(series.meaning())
        .tags(series.tags())
        .strongReference(true)
        .register(registry);
  }

  /** Shows what {@code sum} answers when it is asked, which never falls. */
  public void count(Series series, LongSupplier sum) {
    read.add(sum);
    FunctionCounter.builder(series.name(), sum, of -> (double) of.getAsLong())
        .description(series.meaning())
        .tags(series.tags())
        .register(registry);
  }

  /**
   * Shows how often something that is remembered was looked up; neither sum ever falls.
   *
   * @param cache what is remembered, in words with underscores
   */
  public void lookups(String cache, LongSupplier hits, LongSupplier misses) {
    Series lookups =
        new Series("i9chat.cache.lookups", "Look-ups of what this server remembers")
            .with("cache", cache);
    count(lookups.with("result", "hit"), hits);
    count(lookups.with("result", "miss"), misses);
  }

  /** Shows how often something was done and how long that took together; neither ever falls. */
  public void duration(Series series, LongSupplier times, LongSupplier nanos) {
    List<LongSupplier> both = List.of(times, nanos);
    read.add(both);
    FunctionTimer.builder(
            series.name(),
            both,
            of -> of.getFirst().getAsLong(),
            of -> (double) of.getLast().getAsLong(),
            TimeUnit.NANOSECONDS)
        .description(series.meaning())
        .tags(series.tags())
        .register(registry);
  }

  /** Ends what listens to the process. */
  @Override
  public void close() {
    synchronized (collections) {
      closed = true;
      collections.close();
    }
    registry.close();
  }
}
