package io.i9chat.bench.workload.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Api;
import io.i9chat.bench.server.TargetServer;
import io.i9chat.bench.wire.Wire;
import io.i9chat.bench.workload.Arrivals;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Meter;
import io.i9chat.bench.workload.Person;
import io.i9chat.bench.workload.Polling;
import io.i9chat.bench.workload.RunName;
import io.i9chat.bench.workload.UsageSpan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One run of the workload "history", all on the calling thread. */
final class HistoryRun {
  private static final Duration LOADED_WITHIN = Duration.ofHours(2);
  private static final Duration TOLD_EVERY = Duration.ofSeconds(10);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);
  private static final long SILENCE_NANOS = Duration.ofSeconds(30).toNanos();

  private final HistoryPlan plan;
  private final TargetServer target;
  private final Faults faults;
  private final Consumer<String> progress;
  private final ServerFrame frame = new ServerFrame();
  private final HistoryBook book;

  HistoryRun(
      HistoryPlan plan,
      TargetServer target,
      Faults faults,
      Consumer<String> progress,
      Api.Chat chat) {
    this.plan = plan;
    this.target = target;
    this.faults = faults;
    this.progress = progress;
    this.book =
        new HistoryBook(
            chat.id(),
            chat.head(),
            plan.entries(),
            account(0).username().getBytes(UTF_8),
            account(1).username().getBytes(UTF_8));
  }

  private Account account(int index) {
    return target.accounts().get(index % 2);
  }

  /** Fills the chat. */
  HistoryRow load() throws IOException {
    Meter meter = new Meter();
    String run = RunName.fresh();
    try (Wire wire = Wire.open()) {
      List<HistoryLoader> loaders = new ArrayList<>();
      for (int i = 0; i < plan.loaders(); i++) {
        loaders.add(new HistoryLoader(account(i), i % 2, book, run, meter, frame, faults));
      }
      arrive(wire, loaders);
      UsageSpan usage = UsageSpan.begin(target.process());
      meter.start(System.nanoTime());
      loaders.forEach(HistoryLoader::begin);
      long end = System.nanoTime() + LOADED_WITHIN.toNanos();
      while (!book.isFull() && !isOver(meter) && System.nanoTime() - end < 0) {
        Polling.until(wire, TOLD_EVERY, () -> book.isFull() || isOver(meter));
        progress.accept("%,d entries are written".formatted(book.answered()));
      }
      meter.stop(System.nanoTime());
      usage.end();
      if (!book.isFull()) {
        faults.addFatal("only " + book.answered() + " entries were written");
      }
      return new HistoryRow("writing them", book.answered(), meter, usage);
    }
  }

  private <P extends Person> void arrive(Wire wire, List<P> people) throws IOException {
    new Arrivals(wire, target.webSockets(), Arrivals.AT_ONCE)
        .bring(people, Duration.ZERO, Person::isGreeted, faults);
  }

  private boolean isOver(Meter meter) {
    if (System.nanoTime() - meter.lastAt() > SILENCE_NANOS) {
      faults.addFatal("nothing came for 30 s with calls in flight");
    }
    return faults.areTooMany();
  }

  /** Reads in every way. */
  List<HistoryRow> read() throws IOException {
    List<HistoryRow> rows = new ArrayList<>();
    HistoryPhase phase = new HistoryPhase();
    try (Wire wire = Wire.open()) {
      List<HistoryReader> readers = new ArrayList<>();
      for (int i = 0; i < plan.readers(); i++) {
        readers.add(new HistoryReader(account(i), book, phase, plan.away(), frame, faults));
      }
      arrive(wire, readers);
      Polling.calmDown(wire, faults);
      for (HistoryRead kind : HistoryRead.values()) {
        if (!faults.areTooMany()) {
          progress.accept("measuring: " + kind.title());
          rows.add(measure(wire, readers, phase, kind));
        }
      }
    }
    return rows;
  }

  private HistoryRow measure(
      Wire wire, List<HistoryReader> readers, HistoryPhase phase, HistoryRead kind)
      throws IOException {
    Meter meter = phase.begin(kind);
    readers.forEach(HistoryReader::readNext);
    BooleanSupplier over = () -> isOver(meter);
    Polling.until(wire, plan.warmUp(), over);
    UsageSpan usage = UsageSpan.begin(target.process());
    long before = phase.entries();
    meter.start(System.nanoTime());
    Polling.until(wire, plan.measured(), over);
    meter.stop(System.nanoTime());
    usage.end();
    long entries = phase.entries() - before;
    phase.end();
    boolean answered =
        Polling.until(
            wire,
            ANSWERED_WITHIN,
            () -> faults.areTooMany() || readers.stream().noneMatch(HistoryReader::isWaiting));
    if (!answered) {
      faults.addFatal("a call had no answer for 30 s");
    }
    return new HistoryRow(kind.title(), entries, meter, usage);
  }
}
