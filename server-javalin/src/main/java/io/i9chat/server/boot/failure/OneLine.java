package io.i9chat.server.boot.failure;

import org.jspecify.annotations.Nullable;

/** What code says of a failure, as the one line that an operator reads. */
public final class OneLine {
  private OneLine() {}

  /** The text without its line breaks. */
  public static String of(Object said) {
    return String.valueOf(said).replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }

  /** A failure, and each cause that it does not name itself. */
  public static String ofCauses(Throwable failure) {
    return withCauses(failure.toString(), failure);
  }

  /** What is said of a failure, and each of its causes that is not named there. */
  public static String withCauses(@Nullable String text, Throwable failure) {
    StringBuilder said = new StringBuilder(String.valueOf(text));
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (said.indexOf(cause.toString()) < 0) {
        said.append(", caused by ").append(cause);
      }
    }
    return of(said);
  }
}
