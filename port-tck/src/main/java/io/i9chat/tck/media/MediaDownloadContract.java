package io.i9chat.tck.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract of signed URLs, downloads and deletion of a store of media. */
public interface MediaDownloadContract extends MediaPorts {
  private static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  @Rule("MEDIA-5")
  default void aUrlThatExpiredDoesNothing() throws Exception {
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = stored(store(), client, Fresh.bytes(100));
      String generation = store().find(media.id()).orElseThrow().generation();
      NewMedia other = announced(10);
      Upload upload = store().upload(other, now().plusSeconds(2)).orElseThrow();
      SignedUrl download = store().download(media.id(), generation, shown(), now().plusSeconds(2));
      assertThat(client.get(download).statusCode()).isEqualTo(200);
      pass(Duration.ofSeconds(2));
      assertThat(client.get(download).statusCode()).isBetween(400, 499);
      assertThat(client.get(download).body()).hasSizeLessThan(1_000);
      assertThat(client.upload(upload, Fresh.bytes(10)).statusCode()).isBetween(400, 499);
      assertThat(store().find(other.id())).isEmpty();
    }
  }

  @Test
  @Rule("MEDIA-5")
  default void aUrlThatWasChangedInAnyPartDoesNothing() throws Exception {
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = stored(store(), client, Fresh.bytes(100));
      NewMedia another = stored(store(), client, Fresh.bytes(100));
      SignedUrl download = downloadOf(media, savedAs("a.txt"));
      assertThat(client.get(download).statusCode()).isEqualTo(200);
      for (URI changed : changes(download.url(), media, another)) {
        HttpResponse<byte[]> answer = client.send(download, changed);
        assertThat(answer.statusCode()).as("%s", changed).isBetween(400, 499);
      }
      NewMedia announced = announced(10);
      Upload upload = uploadOf(store(), announced);
      SignedUrl signed = upload.request();
      for (URI url : changes(signed.url(), announced, announced(10))) {
        SignedUrl changed =
            new SignedUrl(signed.method(), url, signed.headers(), signed.expiresAt());
        assertThat(
                client.upload(new Upload(upload.protocol(), changed), Fresh.bytes(10)).statusCode())
            .as("%s", url)
            .isBetween(400, 499);
      }
      assertThat(client.upload(upload, Fresh.bytes(10)).statusCode()).isEqualTo(200);
    }
  }

  private static List<URI> changes(URI url, NewMedia media, NewMedia other) {
    String whole = url.toString();
    int query = whole.indexOf('?') + 1;
    List<String> changed = new ArrayList<>();
    changed.add(whole.replace(media.id().toString(), other.id().toString()));
    changed.add(whole.substring(0, query - 1));
    changed.add(whole + "&more=1");
    changed.add(whole.substring(0, query) + "more=1&" + whole.substring(query));
    List<String> parts = List.of(whole.substring(query).split("&"));
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      int last = part.length() - 2;
      char swapped = part.charAt(last) == '7' ? '8' : '7';
      List<String> without = new ArrayList<>(parts);
      without.remove(i);
      List<String> with = new ArrayList<>(parts);
      with.set(i, part.substring(0, last) + swapped + part.substring(last + 1));
      changed.add(whole.substring(0, query) + String.join("&", without));
      changed.add(whole.substring(0, query) + String.join("&", with));
    }
    return changed.stream().map(URI::create).toList();
  }

  @Test
  @Rule("MEDIA-5")
  default void aUrlIsForOneMethod() throws Exception {
    byte[] bytes = Fresh.bytes(100);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = stored(store(), client, bytes);
      SignedUrl download = downloadOf(media, shown());
      assertThat(download.method()).isEqualTo("GET");
      for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
        assertThat(client.status(method, download.url())).as(method).isBetween(400, 499);
      }
      NewMedia announced = announced(10);
      SignedUrl upload = uploadOf(store(), announced).request();
      for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
        if (!method.equals(upload.method())) {
          assertThat(client.status(method, upload.url())).as(method).isBetween(400, 499);
        }
      }
      assertThat(client.get(download).body()).isEqualTo(bytes);
    }
  }

  @Test
  @Rule("MEDIA-6")
  default void aDownloadGivesTheBytesWithTheTypeItWasSignedFor() throws Exception {
    byte[] bytes = Fresh.bytes(800_077);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = stored(store(), client, bytes);
      HttpResponse<byte[]> whole = client.get(downloadOf(media, shown()));
      assertThat(whole.statusCode()).isEqualTo(200);
      assertThat(whole.body()).isEqualTo(bytes);
      assertThat(header(whole, "Content-Type")).isEqualTo(TYPE.value());
      assertThat(header(whole, "Content-Disposition")).doesNotStartWith("attachment");
      HttpResponse<byte[]> saved = client.get(downloadOf(media, savedAs(null)));
      assertThat(header(saved, "Content-Type")).isEqualTo("application/octet-stream");
      assertThat(header(saved, "Content-Disposition")).startsWith("attachment");
    }
  }

  @Test
  @Rule("MEDIA-6")
  default void aDownloadGivesTheRangeThatIsAskedFor() throws Exception {
    byte[] bytes = Fresh.bytes(1_000);
    try (MediaClient client = new MediaClient(store())) {
      SignedUrl url = downloadOf(stored(store(), client, bytes), shown());
      Map<String, int[]> ranges =
          Map.of(
              "bytes=0-0", new int[] {0, 1},
              "bytes=0-499", new int[] {0, 500},
              "bytes=500-", new int[] {500, 1_000},
              "bytes=990-5000", new int[] {990, 1_000},
              "bytes=-10", new int[] {990, 1_000},
              "bytes=-5000", new int[] {0, 1_000});
      for (var each : ranges.entrySet()) {
        HttpResponse<byte[]> part = client.get(url, "Range", each.getKey());
        int from = each.getValue()[0];
        int to = each.getValue()[1];
        assertThat(part.statusCode()).as(each.getKey()).isEqualTo(206);
        assertThat(part.body()).as(each.getKey()).isEqualTo(Arrays.copyOfRange(bytes, from, to));
        assertThat(header(part, "Content-Range"))
            .isEqualTo("bytes " + from + "-" + (to - 1) + "/1000");
      }
      HttpResponse<byte[]> beyond = client.get(url, "Range", "bytes=1000-");
      assertThat(beyond.statusCode()).isEqualTo(416);
      assertThat(client.get(url, "Range", "lines=1-2").body()).isEqualTo(bytes);
    }
  }

  @Test
  @Rule("MEDIA-6")
  default void aRangeOfAnotherWritingIsAnsweredWithTheWhole() throws Exception {
    byte[] bytes = Fresh.bytes(1_000);
    try (MediaClient client = new MediaClient(store())) {
      SignedUrl url = downloadOf(stored(store(), client, bytes), shown());
      String tag = header(client.get(url), "ETag");
      assertThat(tag).startsWith("\"");
      HttpResponse<byte[]> part = client.get(url, "Range", "bytes=0-9", "If-Range", tag);
      assertThat(part.statusCode()).isEqualTo(206);
      HttpResponse<byte[]> other = client.get(url, "Range", "bytes=0-9", "If-Range", "\"no\"");
      assertThat(other.statusCode()).isEqualTo(200);
      assertThat(other.body()).isEqualTo(bytes);
    }
  }

  @Test
  @Rule("MEDIA-7")
  default void anAttachmentHasItsNameAndNoMore() throws Exception {
    Map<String, String> names =
        Map.of(
            "notes.txt", "notes.txt",
            "Grüße an 北京 ☕ 100%.pdf", "Grüße an 北京 ☕ 100%.pdf",
            "a\nb\tc.txt", "abc.txt",
            "../../etc/passwd", "passwd",
            "C:\\temp\\x.exe", "x.exe",
            "Привет, мир; (1).txt", "Привет, мир; (1).txt");
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = stored(store(), client, Fresh.bytes(100));
      for (var each : names.entrySet()) {
        String told = told(client, downloadOf(media, savedAs(each.getKey())));
        assertThat(told).isEqualTo(each.getValue());
      }
      String quoted = told(client, downloadOf(media, savedAs("a\"; filename=\"evil.exe")));
      assertThat(quoted).doesNotContain("\"").startsWith("a").endsWith("evil.exe");
      assertThat(told(client, downloadOf(media, savedAs("..")))).isNotBlank().isNotEqualTo("..");
      assertThat(header(client.get(downloadOf(media, savedAs(null))), "Content-Disposition"))
          .isEqualTo("attachment");
    }
  }

  /** The name as a client of RFC 6266 reads it, which goes by the encoded one. */
  private static String told(MediaClient client, SignedUrl url) throws Exception {
    String header = header(client.get(url), "Content-Disposition");
    assertThat(header).startsWith("attachment; filename=\"");
    assertThat(header.chars().allMatch(c -> c >= ' ' && c < 127)).as(header).isTrue();
    String start = "; filename*=UTF-8''";
    assertThat(header.substring(header.indexOf('"') + 1, header.indexOf(start) - 1))
        .as("the name for old clients")
        .doesNotContain("\"", "\\");
    String name = header.substring(header.indexOf(start) + start.length());
    assertThat(name).matches("[A-Za-z0-9!#$&+.^_`|~%-]+");
    return URLDecoder.decode(name.replace("+", "%2B"), UTF_8);
  }

  @Test
  @Rule("MEDIA-8")
  default void aDeletedObjectIsGone() throws Exception {
    byte[] bytes = Fresh.bytes(100);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = stored(store(), client, bytes);
      SignedUrl download = downloadOf(media, shown());
      store().delete(media.id());
      assertThat(store().find(media.id())).isEmpty();
      assertThat(client.get(download).statusCode()).isBetween(400, 499);
      store().delete(media.id());
      assertThat(reopened().find(media.id())).isEmpty();
    }
  }

  @Test
  @Rule("MEDIA-8")
  default void deletingWhatIsNotThereIsNoError() {
    store().delete(announced(1).id());
  }

  @Test
  @Rule("MEDIA-8")
  default void whatIsSentToTheUploadOfADeletedObjectIsNotServedByEarlierUrls() throws Exception {
    byte[] bytes = Fresh.bytes(100);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      Upload upload = uploadOf(store(), media);
      client.upload(upload, bytes);
      SignedUrl download = downloadOf(media, shown());
      store().delete(media.id());
      client.upload(upload, Fresh.bytes(100));
      assertThat(client.get(download).statusCode()).isBetween(400, 499);
      store().delete(media.id());
      assertThat(store().find(media.id())).isEmpty();
    }
  }

  @Test
  @Rule("MEDIA-8")
  default void anotherWritingAfterADeletionIsAnotherGeneration() throws Exception {
    byte[] bytes = Fresh.bytes(100);
    byte[] others = Fresh.bytes(100);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = stored(store(), client, bytes);
      SignedUrl download = downloadOf(media, shown());
      store().delete(media.id());
      client.upload(uploadOf(store(), media), others);
      assertThat(client.get(downloadOf(media, shown())).body()).isEqualTo(others);
      assertThat(client.get(download).statusCode()).isBetween(400, 499);
    }
  }
}
