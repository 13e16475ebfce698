package io.i9chat.server.media;

import io.i9chat.adapter.s3.S3Bucket;
import io.i9chat.adapter.s3.S3Config;
import io.i9chat.ports.model.MediaId;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The S3 server of the adapter's tests, in a JVM of its own: its libraries are not the server's.
 */
public final class S3Process implements Storage {
  private static final Path ADAPTER = Path.of("..", "adapter-s3", "target").toAbsolutePath();
  private static final String MAIN = "io.i9chat.adapter.s3.server.S3Server";
  private static final Pattern READY = Pattern.compile("S3 at (\\S+) for (\\S+) (\\S+) in (\\S+)");
  private static final String PREFIX = "tests/";

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
  public static S3Process start() {
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

  @Override
  public URI address() {
    return URI.create(told.group(1));
  }

  @Override
  public Map<String, String> settings(URI address) {
    return Map.of(
        "I9CHAT_MEDIA", "s3",
        "S3_BUCKET", BUCKET,
        "S3_ENDPOINT", address.toString(),
        "S3_ACCESS_KEY", told.group(2),
        "S3_SECRET_KEY", told.group(3),
        "S3_REGION", told.group(4),
        "S3_PREFIX", PREFIX);
  }

  @Override
  public boolean has(String media) {
    S3Config config =
        S3Config.of(BUCKET, told.group(4))
            .at(address())
            .signedWith(told.group(2), told.group(3))
            .below(PREFIX);
    try (S3Bucket bucket = S3Bucket.open(config)) {
      return bucket.media().find(MediaId.parse(media)).isPresent();
    }
  }

  @Override
  public void end() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    end();
  }
}
