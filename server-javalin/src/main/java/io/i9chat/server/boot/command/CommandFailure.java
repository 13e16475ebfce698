package io.i9chat.server.boot.command;

import io.i9chat.ports.PortFailure;
import io.i9chat.server.boot.failure.OneLine;
import io.i9chat.server.boot.settings.StartFailure;
import picocli.CommandLine;

/** How a command that failed ends: with one line of why, and an exit code. */
public final class CommandFailure {
  /** The exit code when a setting is wrong or something needed cannot be had. */
  public static final int EXIT_CODE = 2;

  private CommandFailure() {}

  /** Says in one line why a command failed, and answers the exit code. */
  public static int say(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println("i9chat: " + line(failure));
    return EXIT_CODE;
  }

  private static String line(Exception failure) {
    return failure instanceof StartFailure || failure instanceof PortFailure
        ? String.valueOf(failure.getMessage())
        : OneLine.of(failure);
  }
}
