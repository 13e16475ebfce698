package io.i9chat.server.boot.store;

import io.i9chat.adapter.auth.Auth;
import io.i9chat.adapter.mail.Smtp;
import io.i9chat.adapter.neo4j.Neo4jStore;
import io.i9chat.adapter.redis.Redis;
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
    Supplier<SqliteStore.Load> load = metrics.once(store::load);
    commits(
        metrics,
        () -> load.get().batches(),
        () -> load.get().nanos(),
        () -> load.get().calls(),
        () -> load.get().failures());
    metrics.gauge(WAITING.with("queue", "writer"), () -> load.get().writing());
    metrics.gauge(WAITING.with("queue", "reader"), () -> load.get().reading());
    metrics.gauge(WAITING.with("queue", "search"), () -> load.get().searching());
  }

  static void show(Metrics metrics, Neo4jStore store) {
    Supplier<Neo4jStore.Load> load = metrics.once(store::load);
    commits(
        metrics,
        () -> load.get().batches(),
        () -> load.get().nanos(),
        () -> load.get().calls(),
        () -> load.get().failures());
    metrics.gauge(WAITING.with("queue", "writer"), () -> load.get().writing());
    metrics.lookups("views", () -> load.get().viewHits(), () -> load.get().viewMisses());
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
    Supplier<Auth.Load> load = metrics.once(auth::load);
    metrics.duration(
        new Series("i9chat.hash.duration", "Passwords that were hashed, and the time that took"),
        () -> load.get().hashed(),
        () -> load.get().nanos());
    metrics.count(
        new Series("i9chat.hash.refused", "Passwords that were refused, as too many waited"),
        () -> load.get().refused());
    metrics.gauge(
        new Series("i9chat.hash.waiting.calls", "Passwords that wait to be hashed"),
        () -> load.get().waiting());
  }

  static void showBus(Metrics metrics, Supplier<Redis.Health> health) {
    Supplier<Redis.Health> bus = metrics.once(health);
    metrics.duration(
        new Series("i9chat.bus.publish", "Signals that were passed on, and how long they waited"),
        () -> bus.get().passed(),
        () -> bus.get().nanos());
    Series gaps = new Series("i9chat.bus.gaps", "Times that signals may have been lost");
    bus.get()
        .gaps()
        .keySet()
        .forEach(cause ->
            metrics.count(
                gaps.with("cause", cause), () -> bus.get().gaps().getOrDefault(cause, 0L)));
    metrics.gauge(
        new Series("i9chat.bus.waiting.signals", "Signals that wait to be passed on"),
        () -> bus.get().waiting());
    metrics.gauge(
        new Series("i9chat.bus.followed.chats", "Chats that this server hears signals of"),
        () -> bus.get().follows());
    metrics.gauge(
        new Series("i9chat.bus.people", "People who are connected to this server"),
        () -> bus.get().people());
    metrics.gauge(
        new Series("i9chat.bus.other.nodes", "Other servers that show that they live"),
        () -> bus.get().nodes());
    metrics.gauge(
        new Series(
            "i9chat.bus.heartbeat.age.seconds",
            "How long ago this server last showed that it lives"),
        () -> bus.get().beat().toSeconds());
    metrics.gauge(
        new Series("i9chat.bus.reachable", "Whether Redis answers: 1, or 0"),
        () -> bus.get().reachable() ? 1 : 0);
    metrics.count(
        new Series(
            "i9chat.bus.remembered", "Questions for who is online that were answered from memory"),
        () -> bus.get().remembered());
  }

  static void show(Metrics metrics, Supplier<Smtp.Status> status) {
    Supplier<Smtp.Status> mail = metrics.once(status);
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
