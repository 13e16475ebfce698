package io.i9chat.adapter.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.tck.media.MediaClient;
import io.i9chat.tck.media.ServedMedia;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Another process that has a media folder, too. */
final class MediaProcess implements AutoCloseable {
  private static final byte[] KEY = HexFormat.of().parseHex("5e".repeat(32));
  private static final String SERVE = "serve";
  private static final String HOLD = "hold";

  private final Process process;
  private final String said;

  private MediaProcess(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(MediaProcess.class.getName());
    command.addAll(List.of(arguments));
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    said = firstLine();
  }

  /** One that serves the endpoint of a folder. */
  static MediaProcess serving(Path root) {
    return new MediaProcess(SERVE, root.toString());
  }

  /** One that has a file locked, and does nothing with it. */
  static MediaProcess holding(Path file) {
    return new MediaProcess(HOLD, file.toString());
  }

  /** A client of the endpoint that it serves. */
  MediaClient client() {
    return new MediaClient(URI.create(said));
  }

  /** The folder as this process has it. */
  static DiskMedia in(Path root) {
    List<SecretKey> keys = List.of(new SecretKeySpec(KEY, SignedUrls.HMAC));
    return DiskMedia.open(LocalConfig.in(root).sharing(root, keys).leavingFree(0, 0));
  }

  /** Says what it does in a line, and ends with its input, or when that of its parent ends. */
  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals(HOLD)) {
      LockedFile held = LockedFile.open(Path.of(arguments[1]));
      System.out.println(held == null ? "missing" : HOLD);
      waitForTheEnd();
      return;
    }
    MediaStore.Endpoint endpoint = in(Path.of(arguments[1])).endpoint().orElseThrow();
    try (ServedMedia served = new ServedMedia(endpoint)) {
      System.out.println(served.address());
      waitForTheEnd();
    }
  }

  private static void waitForTheEnd() throws IOException {
    while (System.in.read() >= 0) {
      Thread.onSpinWait();
    }
  }

  private String firstLine() {
    var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    CompletableFuture<@Nullable String> line =
        CompletableFuture.supplyAsync(() -> {
          try {
            return reader.readLine();
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
        });
    try {
      String text = line.get(60, TimeUnit.SECONDS);
      if (text == null || text.equals("missing")) {
        throw new AssertionError("the other process did not start: " + text);
      }
      return text;
    } catch (TimeoutException | ExecutionException failed) {
      throw new AssertionError("the other process did not start", failed);
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new AssertionError("the process cannot be killed");
      }
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
