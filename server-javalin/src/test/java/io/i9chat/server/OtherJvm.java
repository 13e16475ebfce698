package io.i9chat.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * JVMs that tests start, with the class path of this one. They end before the optimising JIT pays,
 * and load what a server loads from an archive of classes, which is made once for a build.
 */
public final class OtherJvm {
  private static final Path ARCHIVES = Path.of("target", "class-archives").toAbsolutePath();
  private static final String ARCHIVE = "classes.jsa";

  /** Without the log of the JVM, which says on the console what an archive lacks. */
  private static final List<String> SOON_UP =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xlog:disable",
          "--enable-native-access=ALL-UNNAMED");

  private OtherJvm() {}

  /** The command that runs a class with this class path and so many MiB of heap. */
  public static List<String> command(int heap, String main, List<String> arguments) {
    Path made = Archive.MADE;
    List<String> command = new ArrayList<>(java(heap));
    command.add("-XX:SharedArchiveFile=" + made.resolve(ARCHIVE));
    command.addAll(List.of("-cp", classPath(made), main));
    command.addAll(arguments);
    return command;
  }

  /** The beginning of a command: a JVM that is soon up, with so many MiB of heap. */
  public static List<String> java(int heap) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap + "m");
    command.addAll(SOON_UP);
    return command;
  }

  private static List<String> entries() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
  }

  /** The class path with a jar for each folder, as archives want it. */
  private static String classPath(Path jars) {
    List<String> entries = new ArrayList<>(entries());
    entries.replaceAll(
        entry -> Files.isDirectory(Path.of(entry)) ? jars.resolve(jar(entry)).toString() : entry);
    return String.join(File.pathSeparator, entries);
  }

  private static String jar(String folder) {
    return Integer.toHexString(folder.hashCode()) + ".jar";
  }

  /** What the first test that wants it makes, in whichever process: archive and jars. */
  private static final class Archive {
    static final Path MADE = made();

    private static Path made() {
      try {
        Files.createDirectories(ARCHIVES);
        Path folder = ARCHIVES.resolve(fingerprint());
        try (FileChannel file =
                FileChannel.open(
                    ARCHIVES.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = file.lock()) {
          if (lock.isValid() && !Files.exists(folder.resolve(ARCHIVE))) {
            make(Files.createDirectories(folder));
          }
        }
        return folder;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    /** Changes with every class and with the JVM. */
    private static String fingerprint() throws IOException {
      CRC32 crc = new CRC32();
      crc.update(System.getProperty("java.vm.version").getBytes(UTF_8));
      for (String entry : entries()) {
        for (Path file : files(Path.of(entry))) {
          String line = file + " " + Files.getLastModifiedTime(file) + " " + Files.size(file);
          crc.update(line.getBytes(UTF_8));
        }
      }
      return Long.toHexString(crc.getValue());
    }

    private static List<Path> files(Path entry) throws IOException {
      if (!Files.exists(entry)) {
        return List.of();
      }
      try (Stream<Path> files = Files.walk(entry)) {
        return files.filter(Files::isRegularFile).sorted().toList();
      }
    }

    private static void make(Path folder) throws IOException {
      for (String entry : entries()) {
        if (Files.isDirectory(Path.of(entry))) {
          pack(Path.of(entry), folder.resolve(jar(entry)));
        }
      }
      serve(folder);
    }

    private static void pack(Path classes, Path jar) throws IOException {
      try (OutputStream file = Files.newOutputStream(jar);
          ZipOutputStream zip = new ZipOutputStream(file)) {
        zip.setLevel(Deflater.NO_COMPRESSION);
        for (Path each : files(classes)) {
          zip.putNextEntry(new ZipEntry(classes.relativize(each).toString()));
          Files.copy(each, zip);
          zip.closeEntry();
        }
      }
    }

    /** Starts a server, and stops it: then the JVM writes down what it loaded. */
    private static void serve(Path folder) throws IOException {
      List<String> command = new ArrayList<>(java(512));
      command.add("-XX:ArchiveClassesAtExit=" + folder.resolve(ARCHIVE));
      command.addAll(List.of("-cp", classPath(folder), "io.i9chat.server.boot.Launcher"));
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("I9CHAT_"));
      builder.environment().putAll(Map.of("I9CHAT_PORT", "0", "I9CHAT_ADMIN_PORT", "0"));
      Process server = builder.start();
      try (BufferedReader lines = server.inputReader()) {
        String line = lines.readLine();
        while (line != null && !line.contains("ready in")) {
          line = lines.readLine();
        }
        // Unlike the process, its handle leaves the console open.
        server.toHandle().destroy();
        lines.transferTo(Writer.nullWriter());
        server.waitFor();
      } catch (InterruptedException told) {
        throw new AssertionError(told);
      } finally {
        server.destroyForcibly();
      }
    }
  }
}
