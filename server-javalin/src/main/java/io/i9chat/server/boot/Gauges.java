package io.i9chat.server.boot;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.common.CacheCounts;
import io.i9chat.server.access.Backlogs;
import io.i9chat.server.admin.Readiness;
import io.i9chat.server.boot.command.Version;
import io.i9chat.server.budget.ByteBudget;
import io.i9chat.server.metrics.Metrics;
import io.i9chat.server.metrics.Series;
import io.i9chat.server.ws.Sockets;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Shows among the metrics what parts of the server know of themselves. */
final class Gauges {
  private Gauges() {}

  static void show(Metrics metrics, Sockets sockets) {
    Supplier<Backlogs> waiting = metrics.once(sockets::waiting);
    metrics.gauge(
        new Series("i9chat.outgoing.frames", "Frames that wait to be taken by peers"),
        () -> waiting.get().frames());
    metrics.gauge(
        new Series("i9chat.outgoing.bytes", "Bytes of the frames that wait to be taken by peers"),
        () -> waiting.get().bytes());
    metrics.gauge(
        new Series("i9chat.outgoing.longest.frames", "The most frames that wait for one peer"),
        () -> waiting.get().longest());
  }

  static void show(Metrics metrics, I9chat i9chat) {
    Supplier<I9chat.Caches> caches = metrics.once(i9chat::caches);
    lookups(metrics, "names", () -> caches.get().names());
    lookups(metrics, "cards", () -> caches.get().cards());
    lookups(metrics, "online_counts", () -> caches.get().onlineCounts());
  }

  private static void lookups(Metrics metrics, String cache, Supplier<CacheCounts> counts) {
    metrics.lookups(cache, () -> counts.get().hits(), () -> counts.get().misses());
  }

  static void show(Metrics metrics, ByteBudget budget) {
    metrics.gauge(
        new Series("i9chat.budget.used.bytes", "What calls in progress hold of the budget"),
        budget::used);
    metrics.gauge(
        new Series("i9chat.budget.limit.bytes", "What calls in progress may hold together"),
        budget::bytes);
    metrics.gauge(
        new Series("i9chat.budget.waiting.calls", "Calls that wait for room in the budget"),
        budget::waiting);
  }

  static void show(Metrics metrics, Readiness readiness) {
    Series series = new Series("i9chat.up", "Whether a part of the server is up: 1, or 0");
    for (String part : readiness.names()) {
      metrics.gauge(
          series.with("part", part),
          () -> readiness.look().parts().getOrDefault(part, false) ? 1 : 0);
    }
  }

  /** The disk of the data folder, and which version this is. */
  static void show(Metrics metrics, Path data) {
    metrics.gauge(
        new Series("i9chat.disk.free.bytes", "Free bytes of the disk that the data folder is on"),
        () -> data.toFile().getUsableSpace());
    metrics.gauge(
        new Series("i9chat.disk.size.bytes", "Size of the disk that the data folder is on"),
        () -> data.toFile().getTotalSpace());
    metrics.gauge(
        new Series("i9chat.version", "1, with the version of the server as a label")
            .with("version", Version.text()),
        () -> 1);
  }
}
