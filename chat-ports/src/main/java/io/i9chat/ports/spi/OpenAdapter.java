package io.i9chat.ports.spi;

/**
 * An adapter at work.
 *
 * @param port what it serves
 * @param resources what it holds; closed once, when the port is called no more
 */
@SuppressWarnings("try") // closing what an adapter holds may fail in any way
public record OpenAdapter<P>(P port, AutoCloseable resources) implements AutoCloseable {
  /** An adapter that holds nothing that would have to be closed. */
  public static <P> OpenAdapter<P> holdingNothing(P port) {
    return new OpenAdapter<>(port, () -> {});
  }

  /** Closes what it holds. */
  @Override
  public void close() throws Exception {
    resources.close();
  }
}
