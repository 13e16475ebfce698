package io.i9chat.server.boot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Where the jar starts: compiled for Java 11, so that an older Java than the server needs can say
 * so in a line.
 */
public final class Launcher {
  private static final int NEEDED = 21;

  private Launcher() {}

  /**
   * Starts {@code Main}, or ends the process with 1 if this Java is too old for it.
   *
   * @throws Throwable what {@code Main} throws
   */
  public static void main(String[] args) throws Throwable {
    int running = Runtime.version().feature();
    if (running < NEEDED) {
      System.err.println(tooOld(running, System.getProperty("java.home")));
      System.exit(1);
    }
    MethodHandles.lookup()
        .findStatic(
            Class.forName("io.i9chat.server.boot.Main"),
            "main",
            MethodType.methodType(void.class, String[].class))
        .invokeExact(args);
  }

  static String tooOld(int running, String home) {
    return "i9chat needs Java " + NEEDED + " or newer; this is Java " + running + ", " + home + ".";
  }
}
