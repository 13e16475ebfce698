package io.i9chat.server.boot.command;

import picocli.CommandLine.IVersionProvider;

/** Which version this is. */
public final class Version implements IVersionProvider {
  /** The version in the jar's manifest. */
  public static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(not built as a jar)" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"i9chat " + text()};
  }
}
