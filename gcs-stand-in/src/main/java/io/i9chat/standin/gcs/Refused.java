package io.i9chat.standin.gcs;

/** A request that is not done, with what is answered. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  Refused(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  /** Such as {@code SignatureDoesNotMatch}. */
  String code() {
    return code;
  }
}
