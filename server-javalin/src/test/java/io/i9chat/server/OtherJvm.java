package io.i9chat.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JVMs that tests start, with the class path of this one. They end before the JIT pays. */
public final class OtherJvm {
  private static final List<String> SOON_UP =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "--enable-native-access=ALL-UNNAMED");

  private OtherJvm() {}

  /** The command that runs a class with this class path and so many MiB of heap. */
  public static List<String> command(int heap, String main, List<String> arguments) {
    List<String> command = new ArrayList<>(java(heap));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
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
}
