package io.i9chat.server.boot.store;

import io.i9chat.adapter.auth.Auth;
import io.i9chat.adapter.mail.Smtp;
import io.i9chat.adapter.neo4j.Neo4jStore;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.server.metrics.Metrics;
import io.i9chat.server.metrics.Series;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Shows among the metrics what adapters count of themselves. */
final class AdapterMeters {
  private static final Series WAITING =
      new Series("i9chat.store.waiting.calls", "Calls that wait for a thread of the store");

  private AdapterMeters() {}

  static void show(Metrics metrics, SqliteStore store) {
    commits(
        metrics,
        () -> store.load().batches(),
        () -> store.load().nanos(),
        () -> store.load().calls(),
        () -> store.load().failures());
    metrics.gauge(WAITING.with("queue", "writer"), () -> store.load().writing());
    metrics.gauge(WAITING.with("queue", "reader"), () -> store.load().reading());
    metrics.gauge(WAITING.with("queue", "search"), () -> store.load().searching());
  }

  static void show(Metrics metrics, Neo4jStore store) {
    commits(
        metrics,
        () -> store.load().batches(),
        () -> store.load().nanos(),
        () -> store.load().calls(),
        () -> store.load().failures());
    metrics.gauge(WAITING.with("queue", "writer"), () -> store.load().writing());
  }

  private static void commits(
      Metrics metrics,
      LongSupplier batches,
      LongSupplier nanos,
      LongSupplier calls,
      LongSupplier failures) {
    metrics.duration(
        new Series("i9chat.commit.duration", "Transactions of the store, and their time"),
        batches,
        nanos);
    metrics.count(
        new Series("i9chat.commit.calls", "Calls that shared the transactions of the store"),
        calls);
    metrics.count(
        new Series("i9chat.commit.failures", "Transactions of the store that were undone"),
        failures);
  }

  static void show(Metrics metrics, Auth auth) {
    metrics.duration(
        new Series("i9chat.hash.duration", "Passwords that were hashed, and the time that took"),
        () -> auth.load().hashed(),
        () -> auth.load().nanos());
    metrics.count(
        new Series("i9chat.hash.refused", "Passwords that were refused, as too many waited"),
        () -> auth.load().refused());
    metrics.gauge(
        new Series("i9chat.hash.waiting.calls", "Passwords that wait to be hashed"),
        () -> auth.load().waiting());
  }

  static void show(Metrics metrics, Supplier<Smtp.Status> mail) {
    metrics.gauge(
        new Series("i9chat.mail.spool.mails", "Mails that wait to be handed on"),
        () -> mail.get().waiting());
    metrics.gauge(
        new Series(
            "i9chat.mail.spool.oldest.seconds", "How long the oldest of the waiting mails waits"),
        () -> mail.get().oldestSeconds());
    Series done = new Series("i9chat.mail.done", "Mails that do not wait any more");
    metrics.count(done.with("result", "delivered"), () -> mail.get().delivered());
    metrics.count(done.with("result", "refused"), () -> mail.get().refused());
    metrics.count(done.with("result", "expired"), () -> mail.get().expired());
  }
}
