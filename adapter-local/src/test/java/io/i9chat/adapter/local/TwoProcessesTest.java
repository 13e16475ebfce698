package io.i9chat.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.tck.Await;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import io.i9chat.tck.media.MediaClient;
import io.i9chat.tck.media.ResumableMediaPairContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two processes serve one folder, and this one, the third, has it as well. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwoProcessesTest implements ResumableMediaPairContract {
  private static final int HALF = 2 * MediaStore.CHUNK;
  private static final int SIZE = 5 * MediaStore.CHUNK + 1_000;

  private final byte[] bytes = Fresh.bytes(SIZE);
  private Path folder;
  private MediaProcess one;
  private MediaProcess two;
  private DiskMedia store;
  private DiskMedia other;

  @BeforeAll
  void start(@TempDir Path empty) {
    folder = empty.resolve("media");
    one = MediaProcess.serving(folder);
    two = MediaProcess.serving(folder);
    store = MediaProcess.in(folder);
    other = MediaProcess.in(folder);
  }

  @AfterAll
  void end() {
    one.close();
    two.close();
  }

  @Override
  public MediaStore store() {
    return store;
  }

  @Override
  public MediaStore other() {
    return other;
  }

  @Override
  public MediaClient client(MediaStore of) {
    return of == other ? two.client() : one.client();
  }

  @Override
  public MediaStore reopened() {
    return MediaProcess.in(folder);
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void pass(Duration time) {
    throw new UnsupportedOperationException("the processes have the clock of the machine");
  }

  private Path part(NewMedia media) {
    String id = media.id().toString();
    return folder.resolve(id.substring(id.length() - 3)).resolve(id + ".part");
  }

  private static long length(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : -1;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private CompletableFuture<HttpResponse<byte[]>> send(
      MediaClient client, URI session, SlowBody body) {
    BodyPublisher all =
        BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> body), SIZE);
    return CompletableFuture.supplyAsync(() -> {
      try {
        return client.put(session, "bytes 0-" + (SIZE - 1) + "/" + SIZE, all);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (InterruptedException stopped) {
        throw new AssertionError(stopped);
      }
    });
  }

  private void finish(MediaClient client, URI session, long held) throws Exception {
    byte[] rest = Arrays.copyOfRange(bytes, (int) held, SIZE);
    assertThat(client.put(session, held, rest, SIZE).statusCode()).isEqualTo(200);
  }

  /** Has {@code client} send somewhat more than the half, and then no more. */
  private CompletableFuture<HttpResponse<byte[]>> sendHalf(
      MediaClient client, URI session, NewMedia media, SlowBody body) {
    body.give(Arrays.copyOf(bytes, HALF + 100_000));
    CompletableFuture<HttpResponse<byte[]>> sending = send(client, session, body);
    Await.until("more than the half is there", () -> length(part(media)) > HALF);
    return sending;
  }

  @Test
  @Rule("MEDIA-F")
  void whatAKilledProcessWasAtCountsAsFarAsItsLastWholeChunk() throws Exception {
    NewMedia media = announced(SIZE);
    try (MediaProcess killed = MediaProcess.serving(folder);
        MediaClient ofKilled = killed.client();
        MediaClient ofTwo = two.client()) {
      URI session = ofKilled.start(uploadOf(store, media));
      var unused = sendHalf(ofKilled, session, media, new SlowBody());
      killed.kill();
      URI atTwo = ofTwo.moved(session);
      assertThat(ofTwo.held(atTwo, SIZE)).isEqualTo(HALF);
      finish(ofTwo, atTwo, HALF);
      holds(ofTwo, media, bytes);
    }
  }

  @Test
  @Rule("MEDIA-F")
  void aLaterRequestHasTheUploadWhicheverProcessItComesTo() throws Exception {
    NewMedia media = announced(SIZE);
    SlowBody body = new SlowBody();
    try (MediaClient ofOne = one.client();
        MediaClient ofTwo = two.client()) {
      URI session = ofOne.start(uploadOf(store, media));
      CompletableFuture<HttpResponse<byte[]>> earlier = sendHalf(ofOne, session, media, body);
      URI atTwo = ofTwo.moved(session);
      assertThat(ofTwo.held(atTwo, SIZE)).isEqualTo(HALF);
      byte[] third = Arrays.copyOfRange(bytes, HALF, HALF + MediaStore.CHUNK);
      assertThat(ofTwo.put(atTwo, HALF, third, SIZE).statusCode()).isEqualTo(308);
      body.give(Fresh.bytes(SIZE - HALF - 100_000));
      body.end();
      assertThat(earlier.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
      assertThat(ofOne.held(session, SIZE)).isEqualTo(HALF + MediaStore.CHUNK);
      finish(ofOne, session, HALF + MediaStore.CHUNK);
      holds(ofOne, media, bytes);
      String start = media.id() + ".";
      try (var files = Files.list(part(media).getParent())) {
        assertThat(files.filter(file -> file.getFileName().toString().startsWith(start)))
            .as("nothing but the object")
            .hasSize(1);
      }
    }
  }

  @Test
  @Rule("MEDIA-8")
  void whoSendsAnObjectThatAnotherProcessDeletesIsToldAtTheNextBytes() throws Exception {
    NewMedia media = announced(SIZE);
    SlowBody body = new SlowBody();
    try (MediaClient ofOne = one.client()) {
      URI session = ofOne.start(uploadOf(store, media));
      CompletableFuture<HttpResponse<byte[]>> sending = sendHalf(ofOne, session, media, body);
      store.delete(media.id());
      body.give(Fresh.bytes(SIZE - HALF - 100_000));
      body.end();
      assertThat(sending.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(404);
      assertThat(other.find(media.id())).isEmpty();
      assertThat(length(part(media))).isNegative();
    }
  }

  @Test
  void aProcessThatHoldsAnUploadAndDoesNotGoOnKeepsOthersForSecondsOnly() throws Exception {
    NewMedia media = announced(SIZE);
    byte[] first = Arrays.copyOf(bytes, MediaStore.CHUNK);
    try (MediaClient ofOne = one.client()) {
      URI session = ofOne.start(uploadOf(store, media));
      try (MediaProcess stuck = MediaProcess.holding(part(media))) {
        long began = System.nanoTime();
        HttpResponse<byte[]> answer = ofOne.put(session, 0, first, SIZE);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(took).isBetween(LockedFile.PATIENCE, LockedFile.PATIENCE.plusSeconds(10));
        stuck.kill();
        assertThat(ofOne.put(session, 0, first, SIZE).statusCode())
            .as("once it is dead")
            .isEqualTo(308);
      }
    }
  }
}
