package io.i9chat.server.media;

import io.i9chat.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Media as files of the data folder. */
class MediaInFolderTest extends MediaSuite {
  @Override
  Map<String, String> settings() {
    return Map.of("I9CHAT_MEDIA", "folder");
  }

  @Override
  boolean isStored(TestServer server, String media) {
    try (Stream<Path> files = Files.walk(server.data().resolve("media"))) {
      return files.anyMatch(file -> file.toString().contains(media));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
