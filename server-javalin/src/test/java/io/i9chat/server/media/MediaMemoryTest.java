package io.i9chat.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.server.Api;
import io.i9chat.server.Uploads;
import io.i9chat.server.crash.ServerProcess;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a message with a file costs the heap of a server whose media are in a bucket, with all its
 * calls: announcing the file, opening the chat, sending, and asking for a URL to download it by.
 */
class MediaMemoryTest {
  private static final int MIB = 1 << 20;
  private static final int LARGEST = 50 * MIB;

  @TempDir Path folder;

  /** The bytes that are allocated for one message, whether or not they are garbage at once. */
  private static long allocated(ThreadMXBean server, Messages messages, int count, int size) {
    byte[] file = new byte[size];
    long before = server.getTotalThreadAllocatedBytes();
    for (int i = 0; i < count; i++) {
      messages.send(file);
    }
    return (server.getTotalThreadAllocatedBytes() - before) / count;
  }

  private record Messages(Api from, Api to, String recipient) {
    void send(byte[] file) {
      String media = Uploads.upload(from, "file", "application/zip", file);
      String chat = from.send("PUT", "/chats/direct/" + recipient).text("id");
      Map<String, Object> content = Map.of("type", "file", "media", media, "name", "a.zip");
      Map<String, Object> message =
          Map.of("clientId", UUID.randomUUID().toString(), "content", content);
      assertThat(from.post("/chats/" + chat + "/messages", message).status()).isEqualTo(201);
      String url = to.get("/media/" + media).header("Location").orElseThrow();
      assertThat(Uploads.send(HttpRequest.newBuilder(URI.create(url))).body()).hasSameSizeAs(file);
    }
  }

  private void assertThatALargeFileTakesNoMoreThanASmallOne(Storage storage) {
    Map<String, String> tokens = ServerProcess.accounts(folder, 2);
    List<String> names = List.copyOf(tokens.keySet());
    try (ServerProcess server = ServerProcess.start(folder, storage.settings())) {
      Api api = new Api(server.url().toString());
      Api from = api.as(tokens.getOrDefault(names.getFirst(), ""));
      Api to = api.as(tokens.getOrDefault(names.getLast(), ""));
      Messages messages = new Messages(from, to, names.getLast());
      ThreadMXBean threads = server.threads();
      // Classes are loaded once.
      allocated(threads, messages, 10, MIB);

      long small = allocated(threads, messages, 20, MIB);
      long large = allocated(threads, messages, 3, LARGEST);

      assertThat(List.of(small, large))
          .as("bytes for a file of 1 MiB, and of 50 MiB")
          .allSatisfy(bytes -> assertThat(bytes).isBetween((long) StoredMedia.FIRST, (long) MIB));
    }
  }

  @Test
  void ofFiftyMebibytesInS3() {
    try (Storage s3 = S3Process.start()) {
      assertThatALargeFileTakesNoMoreThanASmallOne(s3);
    }
  }

  @Test
  void ofFiftyMebibytesInGoogleCloudStorage() {
    try (Storage google = GoogleStorage.start()) {
      assertThatALargeFileTakesNoMoreThanASmallOne(google);
    }
  }
}
