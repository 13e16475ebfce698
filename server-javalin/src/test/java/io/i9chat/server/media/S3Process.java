package io.i9chat.server.media;

import io.i9chat.adapter.s3.S3Bucket;
import io.i9chat.adapter.s3.S3Config;
import io.i9chat.server.OtherJvm;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The S3 server of the adapter's tests, in a JVM of its own: its libraries are not the server's.
 */
final class S3Process implements AutoCloseable {
  private static final Path ADAPTER = Path.of("..", "adapter-s3", "target").toAbsolutePath();
  private static final String MAIN = "io.i9chat.adapter.s3.server.S3Server";
  private static final Pattern READY = Pattern.compile("S3 at (\\S+) for (\\S+) (\\S+) in (\\S+)");
  private static final String BUCKET = "chat-media";

  private final Process process;
  private final Matcher told;

  private S3Process() {
    try {
      List<String> command = new ArrayList<>(OtherJvm.java(512));
      command.addAll(List.of("-cp", classPath(), MAIN, BUCKET));
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
      told = ready();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "test-s3-stop"));
  }

  /** Starts one with one empty bucket that keeps versions. */
  static S3Process start() {
    return new S3Process();
  }

  private static String classPath() throws IOException {
    return String.join(
        File.pathSeparator,
        List.of(
            ADAPTER.resolve("test-classes").toString(),
            ADAPTER.resolve("classes").toString(),
            Files.readString(ADAPTER.resolve("test-classpath")).strip()));
  }

  private Matcher ready() throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {}));
        return ready;
      }
    }
    throw new IllegalStateException("the S3 server did not start");
  }

  /** Settings of a server with a place of its own in the bucket. */
  Map<String, String> settings() {
    return Map.of(
        "I9CHAT_MEDIA", "s3",
        "S3_BUCKET", BUCKET,
        "S3_ENDPOINT", told.group(1),
        "S3_ACCESS_KEY", told.group(2),
        "S3_SECRET_KEY", told.group(3),
        "S3_REGION", told.group(4),
        "S3_PREFIX", "t" + UUID.randomUUID() + "/");
  }

  /** The same place past the server. */
  static S3Bucket bucket(Map<String, String> settings) {
    return S3Bucket.open(
        S3Config.of(value(settings, "S3_BUCKET"), value(settings, "S3_REGION"))
            .at(URI.create(value(settings, "S3_ENDPOINT")))
            .signedWith(value(settings, "S3_ACCESS_KEY"), value(settings, "S3_SECRET_KEY"))
            .below(value(settings, "S3_PREFIX")));
  }

  private static String value(Map<String, String> settings, String name) {
    return settings.getOrDefault(name, "");
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
