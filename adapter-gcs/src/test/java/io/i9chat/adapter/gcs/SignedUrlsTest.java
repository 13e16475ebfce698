package io.i9chat.adapter.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.adapter.gcs.SignedUrls.Download;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.tck.Fresh;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SignedUrlsTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  private final SignedUrls urls = new SignedUrls();
  private final AtomicInteger signed = new AtomicInteger();

  private static Download download() {
    return new Download(new MediaId(Fresh.uuid(NOON)), "1", Scene.shown(), NOON);
  }

  private SignedUrl sign() {
    signed.incrementAndGet();
    return new SignedUrl("GET", URI.create("https://x.example"), Map.of(), NOON);
  }

  @Test
  void endsAreRoundedDownUnlessThatTakesHalfTheTime() {
    Instant quarter = NOON.plus(Duration.ofMinutes(15));
    assertThat(SignedUrls.rounded(NOON, quarter)).isEqualTo(quarter);
    assertThat(SignedUrls.rounded(NOON.plusSeconds(299), quarter.plusSeconds(299)))
        .isEqualTo(quarter);
    assertThat(SignedUrls.rounded(NOON, NOON.plusSeconds(9))).isEqualTo(NOON.plusSeconds(9));
    assertThat(SignedUrls.rounded(NOON, NOON.plusSeconds(599))).isEqualTo(NOON.plusSeconds(300));
    assertThat(SignedUrls.rounded(NOON.plusSeconds(10), NOON.plusSeconds(599)))
        .as("290 of 589 seconds")
        .isEqualTo(NOON.plusSeconds(599));
  }

  @Test
  void theOldestOfTooManyIsForgotten() {
    Download first = download();
    Download second = download();
    urls.of(first, this::sign);
    urls.of(second, this::sign);
    for (int i = 2; i < SignedUrls.MOST; i++) {
      urls.of(download(), this::sign);
    }
    urls.of(first, this::sign);
    assertThat(signed).hasValue(SignedUrls.MOST);
    urls.of(download(), this::sign);
    urls.of(first, this::sign);
    assertThat(signed).as("used lately").hasValue(SignedUrls.MOST + 1);
    urls.of(second, this::sign);
    assertThat(signed).hasValue(SignedUrls.MOST + 2);
  }

  @Test
  void oneWhoIsToldToStopTakesNoOtherAlong() throws Exception {
    Download download = download();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch stop = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<SignedUrl> first =
          threads.submit(() ->
              urls.of(
                  download,
                  () -> {
                    asked.countDown();
                    await(stop);
                    throw new PortFailure("stopped", new InterruptedIOException());
                  }));
      asked.await();
      Future<SignedUrl> second = threads.submit(() -> urls.of(download, this::sign));
      stop.countDown();
      assertThatThrownBy(first::get).hasRootCauseInstanceOf(InterruptedIOException.class);
      assertThat(second.get(10, TimeUnit.SECONDS)).isNotNull();
      assertThat(signed).hasValue(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
