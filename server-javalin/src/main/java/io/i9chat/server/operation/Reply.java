package io.i9chat.server.operation;

import io.i9chat.domain.media.MediaFault;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an operation answers. */
public sealed interface Reply<O> {
  /**
   * It is done.
   *
   * @param status the HTTP status, 0 for that of the operation's binding
   * @param grant the session that it made, {@code null} if it made none
   */
  record Done<O>(O body, int status, @Nullable Grant grant) implements Reply<O> {}

  /** It is not done, and why. */
  record Refused<O>(Problem problem) implements Reply<O> {}

  /** Done, with the status of the binding. */
  static <O> Reply<O> done(O body) {
    return new Done<>(body, 0, null);
  }

  /** Done, with another status. */
  static <O> Reply<O> done(O body, int status) {
    return new Done<>(body, status, null);
  }

  /** Refused. */
  static <O> Reply<O> refused(Problem problem) {
    return new Refused<>(problem);
  }

  /** Refused, with no more to say than the code does. */
  static <O> Reply<O> refused(ErrorCode code) {
    return new Refused<>(Problem.of(code));
  }

  /** Refused, with what happened this time. */
  static <O> Reply<O> refused(ErrorCode code, String detail) {
    return new Refused<>(Problem.of(code, detail));
  }

  /** Refused, because the caller does so too often. */
  static <O> Reply<O> tooFast(Duration retryAfter) {
    return refused(Problem.rateLimited(retryAfter));
  }

  /** Refused for media that cannot be used. */
  static <O> Reply<O> refused(MediaFault fault) {
    return switch (fault) {
      case UNUSABLE -> refused(ErrorCode.MEDIA_INVALID);
      case POSITION ->
          refused(
              ErrorCode.MEDIA_INVALID,
              "a picture or preview carries a position (EXIF or XMP); take it out and upload"
                  + " again");
    };
  }
}
