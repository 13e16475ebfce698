package io.i9chat.tck.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of uploads to a {@link io.i9chat.ports.media.MediaStore}, whatever its protocol. */
public interface MediaUploadContract extends MediaPorts {
  private static void refused(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).as("refused").isBetween(400, 499);
  }

  /** The same upload, with another value of a header, or without it. */
  private static Upload with(Upload upload, String header, @Nullable String value) {
    SignedUrl request = upload.request();
    Map<String, String> headers = new HashMap<>(request.headers());
    assertThat(headers.keySet().removeIf(header::equalsIgnoreCase)).as("told of it").isTrue();
    if (value != null) {
      headers.put(header, value);
    }
    return new Upload(
        upload.protocol(),
        new SignedUrl(request.method(), request.url(), headers, request.expiresAt()));
  }

  @Test
  @Rule("MEDIA-1")
  default void anUploadIsOfTheAnnouncedTypeAlone() throws Exception {
    byte[] bytes = Fresh.bytes(10);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      Upload upload = uploadOf(store(), media);
      for (MimeType other : List.of(new MimeType("text/html"), new MimeType("image/jpeg"))) {
        refused(client.upload(with(upload, "Content-Type", other.value()), bytes));
      }
      assertThat(store().find(media.id())).isEmpty();
      assertThat(client.upload(upload, bytes).statusCode()).isEqualTo(200);
    }
  }

  @Test
  @Rule("MEDIA-1")
  default void anUploadIsOfTheAnnouncedSizeAlone() throws Exception {
    try (MediaClient client = new MediaClient(store())) {
      for (int sent : List.of(0, 999, 1_001, 100_000)) {
        NewMedia media = announced(1_000);
        refused(client.upload(uploadOf(store(), media), Fresh.bytes(sent)));
        assertThat(store().find(media.id())).as("of %d bytes", sent).isEmpty();
      }
    }
  }

  @Test
  @Rule("MEDIA-1")
  default void bytesPastTheSizeOfABodyWithoutALengthAreNotStored() throws Exception {
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(1_000);
      ByteArrayInputStream more = new ByteArrayInputStream(Fresh.bytes(1_001));
      refused(client.upload(uploadOf(store(), media), BodyPublishers.ofInputStream(() -> more)));
      assertThat(store().find(media.id())).isEmpty();
    }
  }

  @Test
  @Rule("MEDIA-1")
  default void anUploadIsOfNoUseForAnotherObject() throws Exception {
    byte[] bytes = Fresh.bytes(10);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia ours = announced(bytes.length);
      NewMedia theirs = announced(bytes.length);
      SignedUrl signed = uploadOf(store(), ours).request();
      Upload their = uploadOf(store(), theirs);
      URI url =
          URI.create(signed.url().toString().replace(ours.id().toString(), theirs.id().toString()));
      SignedUrl changed = new SignedUrl(signed.method(), url, signed.headers(), signed.expiresAt());
      refused(client.upload(new Upload(their.protocol(), changed), bytes));
      assertThat(store().find(theirs.id())).isEmpty();
    }
  }

  @Test
  @Rule("MEDIA-3")
  default void aCompleteObjectNeverChanges() throws Exception {
    byte[] bytes = Fresh.bytes(1_000);
    byte[] other = Fresh.bytes(1_000);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      Upload upload = uploadOf(store(), media);
      client.upload(upload, bytes);
      StoredMedia before = store().find(media.id()).orElseThrow();
      client.upload(upload, other);
      var again = store().upload(media, now().plusSeconds(60));
      if (again.isPresent()) {
        client.upload(again.get(), other);
      }
      assertThat(store().find(media.id())).contains(before);
      holds(client, media, bytes);
    }
  }

  @Test
  @Rule("MEDIA-4")
  default void onlyACompleteObjectIsStored() throws Exception {
    byte[] bytes = Fresh.bytes(StoredMedia.FIRST + 64);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      assertThat(store().find(media.id())).isEmpty();
      Upload upload = uploadOf(store(), media);
      assertThat(store().find(media.id())).as("announced").isEmpty();
      client.cut(upload, bytes, StoredMedia.FIRST);
      assertThat(store().find(media.id())).as("broken off").isEmpty();
      assertThat(client.upload(upload, bytes).statusCode()).isEqualTo(200);
      StoredMedia found = store().find(media.id()).orElseThrow();
      assertThat(found.size()).isEqualTo(bytes.length);
      assertThat(found.first()).isEqualTo(Arrays.copyOf(bytes, StoredMedia.FIRST));
      assertThat(found.generation()).isNotBlank();
      NewMedia small = stored(store(), client, new byte[] {1, 2, 3});
      assertThat(store().find(small.id()).orElseThrow().first()).containsExactly(1, 2, 3);
      assertThat(reopened().find(media.id())).contains(found);
    }
  }

  @Test
  @Rule("MEDIA-9")
  default void allThatIsStoredIsListedOnce() throws Exception {
    List<MediaId> stored = new ArrayList<>();
    try (MediaClient client = new MediaClient(store())) {
      for (int i = 0; i < 7; i++) {
        stored.add(stored(store(), client, Fresh.bytes(10)).id());
      }
      NewMedia gone = stored(store(), client, Fresh.bytes(10));
      store().delete(gone.id());
      for (int limit : List.of(1, 3, 1_000)) {
        assertThat(listed(limit)).containsAll(stored).doesNotContain(gone.id());
      }
    }
  }

  private Set<MediaId> listed(int limit) {
    Set<MediaId> all = new HashSet<>();
    List<MediaId> page = store().list(null, limit);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      page.forEach(media -> assertThat(all.add(media)).as("%s comes once", media).isTrue());
      page = store().list(page.getLast(), limit);
    }
    return all;
  }
}
