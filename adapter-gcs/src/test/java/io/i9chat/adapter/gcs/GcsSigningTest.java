package io.i9chat.adapter.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.media.MediaClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Signatures that are a call each, and those that are none. */
class GcsSigningTest extends WithScene {
  /** An object that is there, and whose URLs can be asked for. */
  private NewMedia stored(MediaStore store) throws Exception {
    NewMedia media = scene.photo(10);
    try (MediaClient client = new MediaClient(store)) {
      client.upload(store.upload(media, scene.soon()).orElseThrow(), Fresh.bytes(10));
    }
    return media;
  }

  private SignedUrl download(MediaStore store, MediaId media, String generation) {
    return store.download(media, generation, Scene.shown(), scene.soon());
  }

  @Test
  void aKeySignsWithoutACall() throws Exception {
    MediaStore store = scene.gcs().media();
    stored(store);
    assertThat(scene.google.signatures()).isZero();
  }

  @Test
  void whatIamSignsIsAsGood() throws Exception {
    MediaStore store = scene.gcs(scene.impersonating()).media();
    NewMedia media = stored(store);
    assertThat(scene.google.signatures()).as("the upload").isOne();
    String generation = store.find(media.id()).orElseThrow().generation();
    try (MediaClient client = new MediaClient(store)) {
      SignedUrl url = download(store, media.id(), generation);
      assertThat(client.get(url).statusCode()).isEqualTo(200);
      assertThat(url.url().toString()).contains("signer%40stand-in");
    }
  }

  @Test
  void aThousandDownloadsInASecondAreAFewSignatures() throws Exception {
    MediaStore store = scene.gcs(scene.impersonating()).media();
    NewMedia media = stored(store);
    String generation = store.find(media.id()).orElseThrow().generation();
    int before = scene.google.signatures();
    Set<SignedUrl> urls = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      urls.add(download(store, media.id(), generation));
      scene.clock.pass(Duration.ofMillis(1));
    }
    assertThat(scene.google.signatures() - before).isBetween(1, 2);
    assertThat(urls).hasSizeBetween(1, 2);
  }

  @Test
  void equalDownloadsAtTheSameTimeWaitForOneSignature() {
    MediaStore store = scene.gcs(scene.impersonating()).media();
    MediaId media = scene.photo(1).id();
    var urls = Race.of(32, i -> download(store, media, "1"));
    assertThat(new HashSet<>(urls)).hasSize(1);
    assertThat(scene.google.signatures()).isOne();
  }

  @Test
  void whatIsServedOtherwiseIsSignedForItself() {
    MediaStore store = scene.gcs(scene.impersonating()).media();
    MediaId media = scene.photo(1).id();
    Set<SignedUrl> urls = new HashSet<>();
    urls.add(download(store, media, "1"));
    urls.add(download(store, media, "2"));
    urls.add(download(store, scene.photo(1).id(), "1"));
    scene.clock.pass(SignedUrls.STEP);
    urls.add(download(store, media, "1"));
    assertThat(urls).hasSize(4);
    assertThat(scene.google.signatures()).isEqualTo(4);
  }

  @Test
  void aUrlHoldsTenToFifteenMinutes() {
    MediaStore store = scene.gcs(scene.impersonating()).media();
    for (int minute = 0; minute < 6; minute++) {
      SignedUrl url = download(store, scene.photo(1).id(), "1");
      assertThat(Duration.between(scene.clock.instant(), url.expiresAt()))
          .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(15));
      scene.clock.pass(Duration.ofMinutes(1));
    }
  }

  @Test
  void aFailureIsNotKept() {
    MediaStore store = scene.gcs(scene.impersonating()).media();
    MediaId media = scene.photo(1).id();
    scene.google.answerWith(403);
    assertThatThrownBy(() -> download(store, media, "1"))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining("GCS_IMPERSONATE=signer@stand-in.iam.gserviceaccount.com");
    scene.google.answerWith(0);
    assertThat(download(store, media, "1").url()).isNotNull();
  }

  @Test
  void tokensAreAskedForOnce() throws Exception {
    MediaStore store = scene.gcs().media();
    for (int i = 0; i < 20; i++) {
      store.find(scene.photo(1).id());
    }
    assertThat(scene.google.tokensGiven()).isOne();
  }
}
