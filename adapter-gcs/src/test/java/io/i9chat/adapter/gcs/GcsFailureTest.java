package io.i9chat.adapter.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.tck.Race;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What calls say and how long they take when the storage does not do them. */
class GcsFailureTest extends WithScene {
  private MediaStore store;
  private MediaId media;

  @BeforeEach
  void open() {
    store = scene.gcs().media();
    media = scene.photo(10).id();
    calls().forEach(Runnable::run);
  }

  private List<Runnable> calls() {
    return List.of(() -> store.find(media), () -> store.delete(media), () -> store.list(null, 10));
  }

  /** All at once, for some wait as long as any may. */
  private void fail(Duration within, String... parts) {
    Race.of(
        calls().size(),
        i -> {
          long began = System.nanoTime();
          assertThatThrownBy(calls().get(i)::run)
              .isInstanceOf(PortFailure.class)
              .satisfies(failure -> assertThat(failure.getMessage()).contains(parts));
          assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(within);
          return true;
        });
  }

  @Test
  void aStorageThatIsDownFailsFast() {
    scene.google.close();
    fail(Duration.ofSeconds(4), "GCS_HOST=" + scene.google.address() + ": it cannot be reached");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aStorageThatIsOverloadedIsAskedAgainAndSaysSo() {
    scene.google.answerWith(503);
    fail(Duration.ofSeconds(8), "it answers 503");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aStorageThatHangsIsLeftInTime() {
    scene.google.hang();
    fail(Duration.ofSeconds(12), "does not answer in time");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aTokenThatDoesNotComeIsWaitedForNoLonger() {
    MediaStore other = scene.gcs().media();
    scene.google.hang();
    long began = System.nanoTime();
    assertThatThrownBy(() -> other.list(null, 1))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining("GCS_CREDENTIALS=" + scene.key)
        .hasMessageContaining("servers of tokens and signatures cannot be reached");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(12));
  }

  @Test
  void aCallEndsWhenItsThreadIsInterrupted() throws Exception {
    scene.google.hang();
    for (Runnable call : calls()) {
      CompletableFuture<Throwable> failed = new CompletableFuture<>();
      Thread caller =
          Thread.startVirtualThread(() -> {
            try {
              call.run();
              failed.complete(new AssertionError("it was to fail"));
            } catch (PortFailure failure) {
              failed.complete(
                  Thread.currentThread().isInterrupted() ? failure : new AssertionError());
            }
          });
      caller.interrupt();
      assertThat(failed.get(3, TimeUnit.SECONDS))
          .isInstanceOf(PortFailure.class)
          .hasMessageContaining("told to stop");
    }
  }

  @Test
  void aBucketThatWentIsNotAnObjectThatIsNotThere() {
    MediaStore others =
        scene
            .gcs(
                new GcsConfig(
                    "others",
                    "media/",
                    scene.google.address(),
                    scene.key,
                    null,
                    Set.of(),
                    scene.clock))
            .media();
    assertThatThrownBy(() -> others.find(media))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining("GCS_BUCKET=others: there is no such bucket");
    assertThatThrownBy(() -> others.list(null, 1)).isInstanceOf(PortFailure.class);
  }

  @Test
  void aPermissionThatWasTakenBackIsNamed() {
    scene.bucket.permit(Set.of());
    fail(Duration.ofSeconds(4), "GCS_BUCKET=photos: the account may not do this");
  }

  @Test
  void nothingThatIsPrintedIsSecret() throws Exception {
    String key = Files.readString(scene.key);
    String secret = key.substring(key.indexOf("KEY-----") + 10, key.indexOf("KEY-----") + 60);
    Identity identity = Identity.of(scene.config(), () -> new JdkTransport());
    assertThat(scene.config().toString() + identity).doesNotContain(secret);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3, BoundedBody.MOST, Long.MAX_VALUE})
  void anAnswerLargerThanAskedForIsNotTakenWhateverLengthItSays(long said) {
    BoundedBody body = new BoundedBody(said);
    body.onNext(List.of(ByteBuffer.allocate(BoundedBody.MOST)));
    assertThat(body.getBody().toCompletableFuture()).isNotDone();
    body.onNext(List.of(ByteBuffer.allocate(1)));
    assertThat(body.getBody().toCompletableFuture()).isCompletedExceptionally();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3, 5, BoundedBody.MOST})
  void anAnswerIsTakenAsItComesWhateverLengthItSays(long said) {
    BoundedBody body = new BoundedBody(said);
    body.onNext(List.of(ByteBuffer.wrap(new byte[] {1, 2}), ByteBuffer.wrap(new byte[] {3})));
    body.onNext(List.of(ByteBuffer.wrap(new byte[] {4, 5})));
    body.onComplete();
    assertThat(body.getBody().toCompletableFuture().join()).containsExactly(1, 2, 3, 4, 5);
  }
}
