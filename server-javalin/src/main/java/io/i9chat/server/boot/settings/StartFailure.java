package io.i9chat.server.boot.settings;

import io.i9chat.server.boot.failure.OneLine;

/** The server or a command cannot go on; the message is the one line that says why. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure, in one line that names the setting and the cause. */
  public StartFailure(String line) {
    super(OneLine.of(line), null, false, false);
  }

  /** A setting has a value that breaks a rule. */
  static StartFailure wrong(Setting setting, String value, String rule) {
    // What stands before an @ in a URL may be a password.
    String shown = value.replaceAll("//[^/]*@", "//…@");
    return new StartFailure(setting.key() + "=" + shown + ": " + rule);
  }
}
