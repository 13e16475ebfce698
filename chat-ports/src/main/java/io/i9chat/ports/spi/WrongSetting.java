package io.i9chat.ports.spi;

/**
 * A setting of an adapter is missing or wrong, in one line for the operator; {@link
 * AdapterSettings#wrong} makes it.
 */
public final class WrongSetting extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongSetting(String message) {
    super(message);
  }
}
