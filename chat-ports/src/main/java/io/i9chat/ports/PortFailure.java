package io.i9chat.ports;

/**
 * The technology behind a port is unavailable, overloaded or broken. Nothing was stored, or it is
 * safe to repeat the call. Callers answer {@code unavailable}; they never see a driver's exception.
 */
public final class PortFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure in words that an operator can act on, with the driver's exception as its cause. */
  public PortFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** A failure that no exception caused, such as a full queue or a closed port. */
  public PortFailure(String message) {
    super(message);
  }

  /**
   * Ends work that goes in batches, if its thread was interrupted: to be called between two of
   * them, where what is done is whole and the rest can be done later.
   *
   * @throws PortFailure if it was; the thread stays interrupted
   */
  public static void whenInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new PortFailure("told to stop between two batches");
    }
  }
}
