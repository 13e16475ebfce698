package io.i9chat.server.boot.settings;

/** The server or a command cannot go on; the message is the one line that says why. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure, in one line that names the setting and the cause. */
  public StartFailure(String line) {
    super(line.replaceAll("\\s*[\\r\\n]+\\s*", " "), null, false, false);
  }
}
