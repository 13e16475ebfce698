package io.i9chat.server.media;

import io.i9chat.standin.gcs.GoogleStandIn;
import io.i9chat.standin.gcs.ServiceAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A bucket of what stands in for Google, and the key of an account that may use it. */
public final class GoogleStorage implements Storage {
  private final Path folder;
  private final GoogleStandIn google;
  private final URI address;
  private final ServiceAccount account;

  private GoogleStorage() {
    try {
      folder = Files.createTempDirectory("i9chat-google");
      google = GoogleStandIn.start(folder, InstantSource.system());
      google.bucket(BUCKET);
      address = google.address();
      account = google.account("chat");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Starts one. */
  public static GoogleStorage start() {
    return new GoogleStorage();
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public Map<String, String> settings(URI address) {
    google.standBehind(address);
    try {
      Path key = account.writeKey(folder.resolve("key.json"), google.tokens());
      return Map.of(
          "I9CHAT_MEDIA",
          "gcs",
          "GCS_BUCKET",
          BUCKET,
          "GCS_CREDENTIALS",
          key.toString(),
          "GCS_HOST",
          address.toString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public boolean has(String media) {
    return google.bucketOf(BUCKET).has("media/" + media);
  }

  @Override
  public void end() {
    google.close();
  }

  @Override
  public void close() {
    google.close();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      for (Path file : all) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
