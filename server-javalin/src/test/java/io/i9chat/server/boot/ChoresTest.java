package io.i9chat.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.media.CreateMedia;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.ops.Leases;
import io.i9chat.server.LogCapture;
import io.i9chat.server.boot.process.Housekeeping.Chore;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.SettingsReader;
import io.i9chat.server.metrics.Metrics;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.memory.InMemoryCluster;
import io.i9chat.tck.memory.InMemoryMailer;
import io.i9chat.tck.memory.InMemoryMediaStore;
import io.i9chat.tck.memory.InMemoryPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What housekeeping deletes behind a restore. */
class ChoresTest {
  private static final MimeType ZIP = new MimeType("application/zip");

  @TempDir private Path data;

  private final MovableClock clock = new MovableClock(Fresh.now());
  private final InMemoryMediaStore objects = new InMemoryMediaStore(clock, Long.MAX_VALUE);
  private final Ports ports = InMemoryPorts.fresh(clock, new InMemoryMailer(clock), objects);
  private final I9chat i9chat = new I9chat(ports);
  private final Metrics metrics = new Metrics();
  private final InMemoryCluster cluster = new InMemoryCluster();
  private final Leases leases = cluster.join().leases();

  @AfterEach
  void close() {
    i9chat.close();
    metrics.close();
  }

  private Settings settings(String media) {
    return SettingsReader.read(Map.of("I9CHAT_DATA", data.toString(), "I9CHAT_MEDIA", media), data);
  }

  /** One that the ledger knows and nothing uses in time. */
  private MediaId unused() {
    Account owner =
        new Account(Fresh.person(), Fresh.username(), Fresh.email(), null, clock.instant());
    NewAccount account = new NewAccount(owner, new DisplayName("Ada"), new Bio(""));
    assertThat(ports.store().accounts().enrol(List.of(account))).isEmpty();
    var create = new CreateMedia.Command(owner.id(), MediaKind.FILE, ZIP, 10, null);
    CreateMedia.Outcome created = i9chat.media().create().handle(create);
    MediaId media = ((CreateMedia.Outcome.Created) created).media();
    assertThat(objects.put(media, new byte[10])).isTrue();
    return media;
  }

  /** One that the ledger does not know, as it was uploaded after the backup. */
  private MediaId unknown() {
    NewMedia media =
        new NewMedia(Fresh.media(), Fresh.person(), MediaKind.FILE, ZIP, 10, null, clock.instant());
    assertThat(objects.upload(media, clock.instant().plusSeconds(60))).isPresent();
    assertThat(objects.put(media.id(), new byte[10])).isTrue();
    return media.id();
  }

  private boolean isStored(MediaId media) {
    return objects.find(media).isPresent();
  }

  /** A round of housekeeping, and the sweep as if its time had come. */
  private void run(Settings settings) {
    run(settings, leases);
  }

  private void run(Settings settings, Leases node) {
    Chores.of(i9chat, settings, metrics, node).forEach(chore -> chore.work().run());
    Chores.sweep(i9chat, settings, metrics, node).work().run();
  }

  private double runs(String chore, String result) {
    String series =
        "i9chat_housekeeping_runs_total{chore=\"%s\",result=\"%s\"} ".formatted(chore, result);
    return metrics
        .scrape()
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError(series));
  }

  @Test
  void behindARestoreNothingOfABucketIsDeletedUntilTheFileIsRemoved() throws IOException {
    Path mark = Files.createFile(data.resolve("restored"));
    MediaId unused = unused();
    clock.pass(Duration.ofHours(25));
    MediaId known = unused();
    MediaId unknown = unknown();

    try (LogCapture log = LogCapture.ofAll()) {
      run(settings("bucket"));
      assertThat(log.messages())
          .containsExactly(
              "%s was restored from a backup: nothing is deleted from I9CHAT_MEDIA=bucket until %s is removed"
                  .formatted(data, mark));
    }
    assertThat(List.of(unused, known, unknown)).allMatch(this::isStored);
    assertThat(runs("media", "done") + runs("sweep", "done")).isZero();
    assertThat(runs("media", "held_back")).isEqualTo(1);
    assertThat(runs("sweep", "held_back")).isEqualTo(1);
    assertThat(runs("expired", "done")).isEqualTo(1);

    Files.delete(mark);
    try (LogCapture log = LogCapture.ofAll()) {
      run(settings("bucket"));
      assertThat(log.messages()).isEmpty();
    }
    assertThat(isStored(unused)).isFalse();
    assertThat(isStored(unknown)).isFalse();
    assertThat(isStored(known)).isTrue();
    assertThat(runs("media", "done")).isEqualTo(1);
    assertThat(runs("sweep", "done")).isEqualTo(1);
    assertThat(runs("media", "held_back")).isEqualTo(1);
  }

  @Test
  void ofSeveralNodesOneDoesARoundAndAnotherTheNextIfThatNodeIsGone() {
    Leases other = cluster.join().leases();
    run(settings("bucket"));
    MediaId unused = unused();
    clock.pass(Duration.ofHours(25));

    run(settings("bucket"), other);
    assertThat(isStored(unused)).as("the first node has the lease").isTrue();
    assertThat(done("media")).isEqualTo(1);
    cluster.pass(Duration.ofMinutes(16));
    run(settings("bucket"), other);
    assertThat(isStored(unused)).isFalse();
    assertThat(done("media")).isEqualTo(2);
    assertThat(done("sweep")).as("the lease of a week").isEqualTo(1);
  }

  @Test
  void aChoreThatFailedIsTriedByTheNextNode() {
    Leases other = cluster.join().leases();
    MediaId unknown = unknown();
    clock.pass(Duration.ofHours(25));
    Chore sweep = Chores.sweep(i9chat, settings("bucket"), metrics, leases);
    assertThatThrownBy(() -> sweep.work().run()).isInstanceOf(PortFailure.class);
    assertThat(isStored(unknown)).as("for none is known").isTrue();

    unused();
    Chores.sweep(i9chat, settings("bucket"), metrics, other).work().run();
    assertThat(isStored(unknown)).isFalse();
    assertThat(done("sweep")).isEqualTo(1);
  }

  private double done(String chore) {
    return metrics
        .scrape()
        .lines()
        .filter(line -> line.startsWith("i9chat_housekeeping_runs_total"))
        .filter(line -> line.contains("\"" + chore + "\"") && line.contains("\"done\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Test
  void mediaOfTheFolderCameOutOfTheBackupToo() throws IOException {
    Files.createFile(data.resolve("restored"));
    MediaId unused = unused();
    clock.pass(Duration.ofHours(25));

    try (LogCapture log = LogCapture.ofAll()) {
      run(settings("folder"));
      assertThat(log.messages()).isEmpty();
    }
    assertThat(isStored(unused)).isFalse();
  }
}
